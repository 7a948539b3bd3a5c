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
  if (heir) {
    await tx.db.execute(
      sql`update workspaces set owner_id = ${heir.userId}, updated_at = now()
        where id = ${workspaceId} and owner_id = ${leavingId}`,
    )
  } else if (tx.actor.type !== 'clerk') {
    // Whom Clerk takes out is out already. The next super_admin it names gets the workspace.
    throw new Conflict('This is the last super_admin: make somebody else super_admin first')
  }
}

/** After somebody became a super_admin: an owner who is none hands the workspace over. */
export async function settleOwner({ db, workspaceId }: Pick<Tx, 'db' | 'workspaceId'>) {
  await db.execute(
    sql`with heir as (
        select user_id from workspace_members
        where workspace_id = ${workspaceId} and role = 'super_admin' order by joined_at, id limit 1
      ) update workspaces w set owner_id = heir.user_id, updated_at = now() from heir
      where w.id = ${workspaceId} and not exists (select 1 from workspace_members m
        where m.workspace_id = w.id and m.user_id = w.owner_id and m.role = 'super_admin')`,
  )
}
