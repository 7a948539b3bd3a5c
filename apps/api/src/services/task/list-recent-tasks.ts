import type { RecentTask, RecentTasksQuery } from '@nexa/shared/dashboard'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { listRows } from '../../lib/rows'
import { idKey, timeKey } from '../../lib/sort-keys'
import { jsonObject } from '../../lib/sql-json'
import type { ReadScope } from '../scope'
import { taskProjectJson, taskStatusJson } from './task-detail-json'
import { taskCardFields, taskSource } from './task-json'
import { taskKeyset } from './task-sort'

const keysets = {
  updated: keyset('recent-tasks', [timeKey(sql`t.updated_at`, true), idKey(sql`t.id`, true)]),
  due: taskKeyset([
    { field: 'dueDate', descending: false },
    { field: 'updatedAt', descending: true },
  ]),
}

const recentTaskJson = jsonObject({
  ...taskCardFields,
  project: taskProjectJson,
  status: taskStatusJson,
})

/** Of all projects that are not in the trash. */
export async function listRecentTasks(
  { db, workspaceId, actor }: ReadScope,
  { limit, cursor, mine, open, sort }: RecentTasksQuery,
): Promise<Page<RecentTask>> {
  const pages = keysets[sort]
  const rows = await listRows<{ task: RecentTask; keys: CursorKey[] }>(
    db,
    sql`select ${recentTaskJson} as task, ${pages.cursorKeys} as keys
      from ${taskSource} left join workflow_statuses s on s.id = t.status_id
      where t.workspace_id = ${workspaceId} and p.status <> 'deleted'
        ${open ? sql`and p.status = 'active' and t.completed_at is null` : sql``}
        ${mine ? sql`and t.assignee_id = ${actor.userId}` : sql``}
        and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}`,
  )
  return pages.cut(rows, limit).map((row) => row.task)
}
