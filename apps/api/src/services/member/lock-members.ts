import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'

/** One at a time changes who is in the workspace: two can't remove the last two super_admins at once. */
export async function lockMembers(tx: Tx): Promise<Tx> {
  await lockWorkspace(tx)
  return lockOwnRole(tx)
}

export async function lockWorkspace({ db, workspaceId }: Pick<Tx, 'db' | 'workspaceId'>) {
  await db.execute(sql`select 1 from workspaces where id = ${workspaceId} for no key update`)
}

/**
 * With the actor's role as it is now, held to the end of the transaction: it may have been lowered, or its
 * holder removed, since the request came in.
 */
export async function lockOwnRole(tx: Tx): Promise<Tx> {
  const own = await firstRow<{ role: Role }>(
    tx.db,
    sql`select role from workspace_members
      where workspace_id = ${tx.workspaceId} and user_id = ${tx.actor.userId} for share`,
  )
  if (!own) throw new NotFound('Workspace')
  return { ...tx, role: own.role }
}
