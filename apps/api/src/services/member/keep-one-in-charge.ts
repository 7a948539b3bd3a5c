import { sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'

/**
 * Before a super_admin stops being one: somebody else must be left who is. Who owned the workspace hands it
 * to the one who has been in it longest. The members are locked.
 */
export async function keepOneInCharge(tx: Tx, leavingId: string): Promise<void> {
  const { workspaceId } = tx
  const heir = await firstRow<{ userId: string }>(
    tx.db,
    sql`select user_id as "userId" from workspace_members
      where workspace_id = ${workspaceId} and role = 'super_admin' and user_id <> ${leavingId}
      order by joined_at, id limit 1`,
  )
  if (!heir)
    throw new Conflict('This is the last super_admin: make somebody else super_admin first')
  await tx.db.execute(
    sql`update workspaces set owner_id = ${heir.userId}, updated_at = now()
      where id = ${workspaceId} and owner_id = ${leavingId}`,
  )
}
