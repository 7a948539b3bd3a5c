import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import { lockWorkspace } from '../member/lock-members'
import { takeMemberOut } from '../member/take-member-out'
import { clerkScope, type ScopeBase } from '../scope'
import type { PersonIn } from './announce-person'

/** Takes somebody whose account is gone out of a workspace. */
export const removePerson = (base: ScopeBase, { workspaceId, userId }: PersonIn): Promise<void> =>
  change(clerkScope(base, workspaceId, userId), async (tx) => {
    await lockWorkspace(tx)
    const isThere = await firstRow(
      tx.db,
      sql`select 1 from workspace_members m join users u on u.id = m.user_id
        where m.workspace_id = ${workspaceId} and m.user_id = ${userId} and u.deleted_at is not null`,
    )
    if (isThere) await takeMemberOut(tx, userId)
  })
