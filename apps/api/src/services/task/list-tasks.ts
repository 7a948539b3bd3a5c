import type { PageMeta } from '@nexa/shared/pagination'
import type { TaskQuery } from '@nexa/shared/task-query'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { NotFound } from '../../lib/errors'
import type { Kept } from '../../lib/kept-answers'
import { listRows } from '../../lib/rows'
import { and } from '../../lib/sql-json'
import { projectVersion } from '../project/project-version'
import type { ReadScope } from '../scope'
import { taskFilters } from './task-filters'
import { taskJson, taskSource } from './task-json'
import { taskKeyset } from './task-sort'
import { isBoardOrder, tasksByColumn, tasksWithColumn } from './tasks-by-column'

/** A `StoredTask` as JSON text: fifty of them are neither parsed nor written again on their way out. */
type TaskText = { text: string; createdById: string }
export type TaskTexts = { tasks: TaskText[]; meta: PageMeta }

/** Of the project, and of a task where there is any. */
type Row = { version: string | null; total: number | null; keys: CursorKey[] } & (
  | TaskText
  | { text: string; createdById: null }
)

/** By `cursor`, or by `page` with the total of all. */
export async function listTasks(
  scope: ReadScope,
  projectId: string,
  query: TaskQuery,
): Promise<Kept<TaskTexts>> {
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
  const rows = await listRows<Row>(
    db,
    sql`select project.version, project.total, ${taskJson}::text as text,
        t.created_by_id as "createdById", ${pages.ofPage.cursorKeys} as keys
      from (select ${projectVersion(workspaceId, projectId)} as version,
        ${cursor === undefined ? counted : sql`null::bigint`} as total) project
      left join ((${page}) page join ${taskSource} on t.id = page.id) on true
      order by ${pages.ofPage.orderBy}`,
  )
  const [first] = rows
  if (!first?.version) throw new NotFound('Project')
  const found = rows.flatMap(({ createdById, text, keys }) =>
    createdById === null ? [] : { createdById, text, keys },
  )
  const { items, meta } = pages.cut(found, limit)
  const { version, total } = first
  return {
    version,
    value: {
      tasks: items.map(({ text, createdById }) => ({ text, createdById })),
      meta: total === null ? meta : { ...meta, page: number, total },
    },
    bytes: items.reduce((sum, { text }) => sum + 2 * text.length, 100),
  }
}
