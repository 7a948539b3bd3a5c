import type { RecentTask, RecentTasksQuery } from '@nexa/shared/dashboard'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { listRows } from '../../lib/rows'
import { idKey, timeKey } from '../../lib/sort-keys'
import type { ReadScope } from '../scope'
import { taskProjectJson, taskStatusJson } from './task-detail-json'
import { taskCardFields, taskSource } from './task-json'

const pages = keyset('recent-tasks', [timeKey(sql`t.updated_at`, true), idKey(sql`t.id`, true)])

/** Of all projects that are not in the trash, the last changed first. */
export async function listRecentTasks(
  { db, workspaceId, actor }: ReadScope,
  { limit, cursor, mine }: RecentTasksQuery,
): Promise<Page<RecentTask>> {
  const rows = await listRows<{ task: RecentTask; keys: CursorKey[] }>(
    db,
    sql`select json_build_object(${taskCardFields}, 'project', ${taskProjectJson},
        'status', ${taskStatusJson}) as task, ${pages.cursorKeys} as keys
      from ${taskSource} left join workflow_statuses s on s.id = t.status_id
      where t.workspace_id = ${workspaceId} and p.status <> 'deleted'
        ${mine ? sql`and t.assignee_id = ${actor.userId}` : sql``}
        and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}`,
  )
  return pages.cut(rows, limit).map((row) => row.task)
}
