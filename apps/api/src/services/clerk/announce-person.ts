import { sql } from 'drizzle-orm'
import { firstRow, listRows } from '../../lib/rows'
import { change } from '../change'
import { clerkScope, type ScopeBase } from '../scope'

export type PersonIn = { workspaceId: string; userId: string }

/**
 * Tells a workspace that one of its members has another name or picture now. A board is a function of its
 * stream's head and says who its tasks are assigned to: those load again.
 */
export const announcePerson = (base: ScopeBase, { workspaceId, userId }: PersonIn): Promise<void> =>
  change(clerkScope(base, workspaceId, userId), async (tx) => {
    const isMember = await firstRow(
      tx.db,
      sql`select 1 from workspace_members where workspace_id = ${workspaceId} and user_id = ${userId}`,
    )
    if (!isMember) return
    const boards = await listRows<{ stream: string }>(
      tx.db,
      sql`select distinct project_id as stream from tasks
        where workspace_id = ${workspaceId} and assignee_id = ${userId}`,
    )
    tx.record({
      stream: workspaceId,
      copies: [...boards.map(({ stream }) => ({ stream, reload: true })), { stream: userId }],
      entity: 'member',
      entityId: userId,
      action: 'updated',
      metadata: { profile: true },
    })
  })
