import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'

/** Who of some people is a member of a workspace when its stream is at `head`. */
export type MembersAmong = { head: number; userIds: string[] }

/** In one statement: a removal and its number in the stream become visible together. */
export async function listMembersAmong(
  db: Queryable,
  workspaceId: string,
  userIds: readonly string[],
): Promise<MembersAmong> {
  const found = await firstRow<MembersAmong>(
    db,
    sql`select e.head, coalesce((
        select json_agg(distinct m.user_id) from workspace_members m
        join workspaces w on w.id = m.workspace_id and w.deleted_at is null
        where m.workspace_id = e.id and m.user_id = any(${sql.param([...userIds])}::uuid[])
      ), '[]'::json) as "userIds"
      from event_streams e where e.id = ${workspaceId}`,
  )
  return found ?? { head: Number.MAX_SAFE_INTEGER, userIds: [] }
}
