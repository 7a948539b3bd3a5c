import { workspaces } from '@nexa/db/schema/workspaces'
import type { Workspace } from '@nexa/shared/workspace'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { change } from '../change'
import { findFirstResult } from '../idempotency'
import { type AccountScope, openDeletedScope } from '../scope'
import { findWorkspace } from './workspace-queries'

/** For those who could bring it there. */
export async function restoreWorkspace(account: AccountScope, ref: string): Promise<Workspace> {
  // Before the look-up: the first attempt took it out of the trash.
  const first = await findFirstResult<Workspace>(account.db, account)
  if (first) return first.result
  return change(await openDeletedScope(account, ref), async (tx) => {
    const { workspaceId: id } = tx
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
