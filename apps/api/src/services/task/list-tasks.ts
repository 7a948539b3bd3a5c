import type { TaskQuery } from '@nexa/shared/task-query'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { Page } from '../../lib/page'
import { firstRow, listRows } from '../../lib/rows'
import { and } from '../../lib/sql-json'
import { requireProject } from '../project/project-queries'
import type { ReadScope } from '../scope'
import { taskFilters } from './task-filters'
import { taskJson, taskSource } from './task-json'
import type { StoredTask } from './task-queries'
import { taskKeyset } from './task-sort'

type Row = { task: StoredTask; keys: CursorKey[] }

/** By `cursor`, or by `page` with the total of all. */
export async function listTasks(
  scope: ReadScope,
  projectId: string,
  query: TaskQuery,
): Promise<Page<StoredTask>> {
  await requireProject(scope, projectId)
  const { limit, cursor, page = 1 } = query
  const pages = taskKeyset(query.sort)
  const filters = and([
    sql`t.workspace_id = ${scope.workspaceId} and t.project_id = ${projectId}`,
    ...taskFilters(scope, query),
  ])
  const rows = await listRows<Row>(
    scope.db,
    sql`select ${taskJson} as task, ${pages.cursorKeys} as keys from ${taskSource}
      left join workflow_statuses s on s.id = t.status_id
      where ${filters} and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}
      ${cursor === undefined ? sql`offset ${(page - 1) * limit}` : sql``}`,
  )
  const shown = pages.cut(rows, limit).map((row) => row.task)
  if (cursor !== undefined) return shown
  const count = await firstRow<{ total: number }>(
    scope.db,
    sql`select count(*) as total from tasks t join projects p on p.id = t.project_id where ${filters}`,
  )
  return new Page(shown.items, { ...shown.meta, page, total: count?.total ?? 0 })
}
