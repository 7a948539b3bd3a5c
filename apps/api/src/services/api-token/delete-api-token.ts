import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { type AccountScope, workspaceInReach } from '../scope'

/** Own ones only. No change(), as for making one. */
export async function deleteApiToken({ db, actor }: AccountScope, id: string): Promise<null> {
  const deleted = await firstRow(
    db,
    sql`delete from api_tokens t using workspaces w
      where t.id = ${id} and t.user_id = ${actor.userId} and w.id = t.workspace_id ${workspaceInReach(actor)}
      returning t.id`,
  )
  if (!deleted) throw new NotFound('Token')
  return null
}
