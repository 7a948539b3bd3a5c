import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { Tx } from '../change'

/**
 * Also called by the commands that make somebody a part of a task: creator, assignee and commenters watch
 * it. Somebody who stopped stays away, because nothing but such an act adds them again.
 */
export async function letWatch(
  { db, workspaceId }: Tx,
  taskId: string,
  userIds: readonly string[],
): Promise<{ isNew: boolean }> {
  const rows = [...new Set(userIds)].map((userId) => ({ id: Bun.randomUUIDv7(), userId }))
  const added = await listRows(
    db,
    sql`insert into task_watchers (id, workspace_id, task_id, user_id)
      select row.id, ${workspaceId}::uuid, ${taskId}::uuid, row."userId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, "userId" uuid)
      on conflict (task_id, user_id) do nothing returning user_id`,
  )
  return { isNew: added.length > 0 }
}
