import type { Activity } from '@nexa/shared/activity'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { listRows } from '../../lib/rows'
import { numberKey } from '../../lib/sort-keys'
import type { ReadScope } from '../scope'
import { findTask } from '../task/task-queries'
import { activityJson, activitySource } from './activity-json'

/** A task stays in its project: all its activity lies in one stream, ordered by `seq`. */
const pages = keyset('task-activity', [numberKey(sql`l.seq`, true)])

/** Newest first. */
export async function listTaskActivity(
  scope: ReadScope,
  taskRef: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Activity>> {
  const task = await findTask(scope, taskRef)
  const rows = await listRows<{ activity: Activity; keys: CursorKey[] }>(
    scope.db,
    sql`select ${activityJson} as activity, ${pages.cursorKeys} as keys
      from ${activitySource(sql`activity_logs`)}
      where l.workspace_id = ${scope.workspaceId} and l.task_id = ${task.id} and l.copy_of is null
        and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}`,
  )
  return pages.cut(rows, limit).map((row) => row.activity)
}
