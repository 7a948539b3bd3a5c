import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { AccountScope } from '../scope'

/** Own ones only. No change(), as for making one. */
export async function deleteApiToken({ db, actor }: AccountScope, id: string): Promise<null> {
  const deleted = await firstRow(
    db,
    sql`delete from api_tokens where id = ${id} and user_id = ${actor.userId} returning id`,
  )
  if (!deleted) throw new NotFound('Token')
  return null
}
