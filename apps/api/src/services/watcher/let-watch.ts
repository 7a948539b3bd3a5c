import { type SQLWrapper, sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import { statement } from '../../lib/statement'
import type { Tx } from '../change'

/**
 * Lets `watchers` watch the task `t`; for statements that make somebody a part of it: creator, assignee and
 * commenters watch it. Somebody who stopped stays away, because nothing but such an act adds them again.
 */
export const insertWatchers = (watchers: SQLWrapper) => sql`
  insert into task_watchers (id, workspace_id, task_id, user_id)
  select row.id, t.workspace_id, t.id, row."userId"
  from t, jsonb_to_recordset(${watchers}::jsonb) as row(id uuid, "userId" uuid)
  on conflict (task_id, user_id) do nothing returning user_id`

/** The value for it. */
export const watchersOf = (userIds: readonly string[]) => ({
  watchers: JSON.stringify(
    [...new Set(userIds)].map((userId) => ({ id: Bun.randomUUIDv7(), userId })),
  ),
})

const insert = statement<'workspaceId' | 'taskId' | 'watchers'>(
  (given) => sql`with t as (
      select ${given('workspaceId')}::uuid as workspace_id, ${given('taskId')}::uuid as id
    ) ${insertWatchers(given('watchers'))}`,
)

export async function letWatch(
  { db, workspaceId }: Tx,
  taskId: string,
  userIds: readonly string[],
): Promise<{ isNew: boolean }> {
  const added = await listRows(db, insert({ workspaceId, taskId, ...watchersOf(userIds) }))
  return { isNew: added.length > 0 }
}
