import type { Queryable } from '@nexa/db/client'
import { change } from '../change'
import { lockWorkspace } from '../member/lock-members'
import { clerkScope } from '../scope'
import { moveToTrash } from '../workspace/move-to-trash'
import type { ClerkBase } from './clerk-base'
import type { ClerkSource } from './clerk-event'
import { findOrganizationWorkspace } from './clerk-places'
import { isNewest } from './clerk-version'
import { isFirstDelivery } from './first-delivery'
import { noteAbsent } from './note-absent'

/** Its workspace goes to the trash, for good: nobody could be a member of it again. */
export async function endOrganization(
  base: ClerkBase,
  id: string,
  source: ClerkSource,
): Promise<void> {
  const { deliveryId, saidAt } = source
  const version = {
    id,
    kind: 'organization' as const,
    updatedAt: saidAt.getTime(),
    isDeleted: true,
  }
  const find = (db: Queryable) => findOrganizationWorkspace(db, id)
  const found = await find(base.db)
  if (!found) return noteAbsent(base, { source, version, find })
  await change(clerkScope(base, found.workspaceId, found.ownerId), async (tx) => {
    await lockWorkspace(tx)
    if (!(await isFirstDelivery(tx.db, deliveryId))) return
    if (!(await isNewest(tx.db, { ...version, saidAt }))) return
    await moveToTrash(tx)
  })
}
