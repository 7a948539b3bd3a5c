import type { DashboardQuery } from '@nexa/shared/dashboard'
import { priorities } from '@nexa/shared/task'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import type { VersionedText } from '../../lib/kept-answers'
import { firstRow } from '../../lib/rows'
import { personJson } from '../../lib/sql-json'
import { statement } from '../../lib/statement'
import { isProject } from '../project/project-queries'
import type { ReadScope } from '../scope'

const isOpen = sql`completed_at is null`
const dueDay = sql`(due_date at time zone 'UTC')::date`
const today = sql`(now() at time zone 'UTC')::date`

/** `day`: of the reader. What is due on it is not late before it is over. */
const totalsOn = (
  day: SQL,
) => sql`select json_build_object('total', count(*), 'open', count(*) filter (where ${isOpen}),
    'completed', count(completed_at),
    'overdue', count(*) filter (where ${isOpen} and ${dueDay} < ${day}),
    'dueSoon', count(*) filter (where ${isOpen} and ${dueDay} between ${day} and ${day} + 6))
  from task`

const byStatus = listOf(
  sql`json_build_object('name', name, 'isFinal', is_final, 'total', total) order by is_final, place, name`,
  sql`select s.name, s.is_final, min(s."order") as place, coalesce(sum(n.total), 0)::int as total
    from workflow_statuses s join counted on counted.id = s.project_id
    left join (select status_id, count(*) as total from task group by 1) n on n.status_id = s.id
    group by s.name, s.is_final`,
)

const byPriority = listOf(
  sql`json_build_object('priority', name, 'total', total, 'open', open) order by place`,
  sql`select name, place, count(task.priority) as total,
      count(task.priority) filter (where ${isOpen}) as open
    from unnest(${sql.param([...priorities])}::text[]) with ordinality as p(name, place)
    left join task on task.priority::text = p.name group by name, place`,
)

const byAssignee = listOf(
  sql`json_build_object('assignee', ${personJson(sql`u`)}, 'open', n.open) order by n.open desc, u.name, u.id`,
  sql`select assignee_id, count(*) as open from task where ${isOpen} group by 1`,
  sql`left join users u on u.id = n.assignee_id`,
)

const completedPerDay = listOf(
  sql`json_build_object('date', to_char(d.day, 'YYYY-MM-DD'), 'completed', coalesce(n.completed, 0))
    order by d.day`,
  sql`select (completed_at at time zone 'UTC')::date as day, count(*) as completed
    from task where completed_at >= (${today} - 29)::timestamp at time zone 'UTC' group by 1`,
  sql`right join generate_series(${today} - 29, ${today}, interval '1 day') as d(day)
    on d.day::date = n.day`,
)

const projects = sql`select json_build_object('active', count(*) filter (where status = 'active'),
    'archived', count(*) filter (where status = 'archived'))
  from projects where workspace_id = (select id from workspace)`

const members = sql`select count(*) from workspace_members
  where workspace_id = (select id from workspace)`

/** What tells one dashboard from others: of a day, because what is overdue changes without any event. */
export const dashboardName = (
  { workspaceId }: ReadScope,
  { projectId, today: readersDay }: DashboardQuery,
): string => {
  const day = new Date().toISOString().slice(0, 10)
  return `${workspaceId} ${projectId} ${readersDay} ${day}`
}

const versionOf = (workspaceId: SQLWrapper) => sql`(
  select md5(string_agg(concat(e.id, e.epoch, e.head), ' ' order by e.id))
  from event_streams e where e.workspace_id = ${workspaceId})`

const findVersion = statement<'workspaceId' | 'projectId'>(
  (
    given,
  ) => sql`select ${versionOf(given('workspaceId'))} as version, (${given('projectId')}::uuid is null
    or ${isProject(given('workspaceId'), given('projectId'))}) as "isThere"`,
)

/** A dashboard is a function of all streams of its workspace, and of the day. */
export async function findDashboardVersion(
  { db, workspaceId }: ReadScope,
  { projectId }: DashboardQuery,
): Promise<string> {
  const row = await firstRow<{ version: string; isThere: boolean }>(
    db,
    findVersion({ workspaceId, projectId: projectId ?? null }),
  )
  if (!row?.isThere) throw new NotFound('Project')
  return row.version
}

type Given = 'workspaceId' | 'projectId' | 'readersDay'

const findText = statement<Given>(
  (given) => sql`with workspace as (select ${given('workspaceId')}::uuid as id),
    counted as (
      select p.id from projects p where p.workspace_id = ${given('workspaceId')}
        and case when ${given('projectId')}::uuid is null then p.status = 'active'
          else p.status <> 'deleted' and p.id = ${given('projectId')}::uuid end
    ), task as materialized (
      select t.priority, t.assignee_id, t.due_date, t.completed_at, coalesce(t.status_id, (
          select s.id from workflow_statuses s where s.project_id = t.project_id and s.is_default
        )) as status_id
      from tasks t join counted on counted.id = t.project_id
      where t.workspace_id = ${given('workspaceId')}
    )
    select ${versionOf(given('workspaceId'))} as version, json_build_object(
      'tasks', (${totalsOn(sql`coalesce(${given('readersDay')}::date, ${today})`)}),
      'byStatus', (${byStatus}), 'byPriority', (${byPriority}), 'byAssignee', (${byAssignee}),
      'completedPerDay', (${completedPerDay}), 'projects', (${projects}),
      'members', (${members}))::text as text`,
)

/** `DashboardStats` as JSON text, by one statement: all figures are of one moment. */
export async function findDashboardText(
  { db, workspaceId }: ReadScope,
  {
    projectId = null,
    today: readersDay = null,
  }: { [Key in keyof DashboardQuery]?: DashboardQuery[Key] | null },
): Promise<VersionedText> {
  const query = findText({
    workspaceId,
    projectId: projectId ?? null,
    readersDay: readersDay ?? null,
  })
  const row = await firstRow<VersionedText>(db, query)
  if (!row) throw new NotFound('Workspace')
  return row
}

/** A JSON array with an item for each row of the query, `n`. */
function listOf(item: SQL, query: SQL, join = sql``): SQL {
  return sql`select coalesce(json_agg(${item}), '[]'::json) from (${query}) n ${join}`
}
