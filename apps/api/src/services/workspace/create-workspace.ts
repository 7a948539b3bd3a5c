import { eventStreams } from '@nexa/db/schema/event-streams'
import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import { workspaces } from '@nexa/db/schema/workspaces'
import type { CreateWorkspace, Workspace } from '@nexa/shared/workspace'
import { change } from '../change'
import { type AccountScope, enterWorkspace } from '../scope'
import { findFreeSlug } from './find-free-slug'
import { findWorkspace } from './workspace-queries'

export function createWorkspace(
  account: AccountScope,
  { name, slug }: CreateWorkspace,
): Promise<Workspace> {
  const id = Bun.randomUUIDv7()
  const { userId } = account.actor
  return change(enterWorkspace(account, id, 'super_admin'), async (tx) => {
    const chosen = slug ?? (await findFreeSlug(tx, name))
    await tx.db.insert(workspaces).values({ id, name, slug: chosen, ownerId: userId })
    await tx.db.insert(workspaceMembers).values({ workspaceId: id, userId, role: 'super_admin' })
    await tx.db.insert(eventStreams).values({ id, workspaceId: id, kind: 'workspace' })
    const copies = [{ stream: userId }]
    tx.record({ stream: id, copies, entity: 'workspace', entityId: id, action: 'created' })
    return findWorkspace(tx)
  })
}
