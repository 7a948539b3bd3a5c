import { workspaces } from '@nexa/db/schema/workspaces'
import type { Workspace } from '@nexa/shared/workspace'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change, type Tx } from '../change'
import { findFirstResult } from '../idempotency'
import { lockWorkspace } from '../member/lock-members'
import { type AccountScope, openDeletedScope } from '../scope'
import { findWorkspace } from './workspace-queries'

/** For those who could bring it there. */
export async function restoreWorkspace(account: AccountScope, ref: string): Promise<Workspace> {
  // Before the look-up: the first attempt took it out of the trash.
  const first = await findFirstResult<Workspace>(account.db, account)
  if (first) return first.result
  return change(await openDeletedScope(account, ref), async (tx) => {
    const { workspaceId: id } = tx
    // Held: an organization that is being deleted right now moves it to the trash after this.
    await lockWorkspace(tx)
    if (await isOrganizationGone(tx)) {
      throw new Conflict('Its organization was deleted in Clerk: there is no way back')
    }
    const restored = await tx.db
      .update(workspaces)
      .set({ deletedAt: null, updatedAt: sql`now()` })
      .where(and(eq(workspaces.id, id), isNotNull(workspaces.deletedAt)))
      .returning({ id: workspaces.id })
    if (restored.length > 0) {
      tx.record({
        stream: id,
        entity: 'workspace',
        entityId: id,
        action: 'updated',
        metadata: { restored: true },
      })
    }
    return findWorkspace(tx)
  })
}

async function isOrganizationGone({ db, workspaceId }: Tx): Promise<boolean> {
  const gone = await firstRow(
    db,
    sql`select 1 from workspaces w join clerk_objects c on c.id = w.clerk_org_id
      where w.id = ${workspaceId} and c.deleted_at is not null`,
  )
  return gone !== undefined
}
