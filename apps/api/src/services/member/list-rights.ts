import type { Queryable } from '@nexa/db/client'
import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'

/** Who may listen to what in a workspace when its stream is at `head`. */
export type Rights = {
  head: number
  /** Of those asked for, who is a member. */
  roles: Record<string, Role>
  /** Of those asked for, which are not in the trash. */
  projectIds: string[]
}

const nobody: Rights = { head: Number.MAX_SAFE_INTEGER, roles: {}, projectIds: [] }

/** In one statement: a removal and its number in the stream become visible together. */
export async function listRights(
  db: Queryable,
  workspaceId: string,
  asked: { userIds: readonly string[]; projectIds: readonly string[] },
): Promise<Rights> {
  const found = await firstRow<Rights>(
    db,
    sql`select e.head, coalesce((
        select json_object_agg(m.user_id, m.role) from workspace_members m
        join workspaces w on w.id = m.workspace_id and w.deleted_at is null
        where m.workspace_id = e.id and m.user_id = any(${sql.param([...asked.userIds])}::uuid[])
      ), '{}'::json) as roles, coalesce((
        select json_agg(p.id) from projects p
        where p.workspace_id = e.id and p.status <> 'deleted'
          and p.id = any(${sql.param([...asked.projectIds])}::uuid[])
      ), '[]'::json) as "projectIds"
      from event_streams e where e.id = ${workspaceId}`,
  )
  return found ?? nobody
}
