import type { TaskQuery } from '@nexa/shared/task-query'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { NotFound } from '../../lib/errors'
import { Page } from '../../lib/page'
import { firstRow } from '../../lib/rows'
import { and } from '../../lib/sql-json'
import { isProject } from '../project/project-queries'
import type { ReadScope } from '../scope'
import { taskFilters } from './task-filters'
import { taskJson, taskSource } from './task-json'
import type { StoredTask } from './task-queries'
import { taskKeyset } from './task-sort'
import { isBoardOrder, tasksByColumn, tasksWithColumn } from './tasks-by-column'

type Row = { task: StoredTask; keys: CursorKey[] }
type Found = { isThere: boolean; total: number | null; rows: Row[] }

/** By `cursor`, or by `page` with the total of all. */
export async function listTasks(
  scope: ReadScope,
  projectId: string,
  query: TaskQuery,
): Promise<Page<StoredTask>> {
  const { db, workspaceId } = scope
  const { limit, cursor, page: number = 1 } = query
  const pages = taskKeyset(query.sort)
  const filters = and([
    // The project's workspace: asked of each task, the total would read every row instead of an index.
    sql`p.workspace_id = ${workspaceId} and t.project_id = ${projectId}`,
    ...taskFilters(scope, query),
  ])
  const counted = sql`(select count(*) from tasks t join projects p on p.id = t.project_id where ${filters})`
  const behind = cursor === undefined ? (number - 1) * limit : 0
  const wanted = sql`${filters} and ${pages.after(cursor)}`
  const source = isBoardOrder(query.sort)
    ? tasksByColumn(projectId, wanted, behind + limit + 1)
    : tasksWithColumn(wanted)
  const page = sql`select t.id, ${pages.columns} from ${source}
    order by ${pages.orderBy} limit ${limit + 1} offset ${behind}`
  const shown = sql`select ${taskJson} as task, ${pages.ofPage.cursorKeys} as keys
    from (${page}) page join ${taskSource} on t.id = page.id order by ${pages.ofPage.orderBy}`
  const found = await firstRow<Found>(
    db,
    sql`select ${isProject(workspaceId, projectId)} as "isThere",
      ${cursor === undefined ? counted : sql`null::bigint`} as total,
      (select coalesce(json_agg(shown), '[]'::json) from (${shown}) shown) as rows`,
  )
  if (!found?.isThere) throw new NotFound('Project')
  const { items, meta } = pages.cut(found.rows, limit).map((row) => row.task)
  return new Page(
    items,
    found.total === null ? meta : { ...meta, page: number, total: found.total },
  )
}
