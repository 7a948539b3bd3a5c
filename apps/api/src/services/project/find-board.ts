import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import type { VersionedText } from '../../lib/kept-answers'
import { listRows } from '../../lib/rows'
import { jsonObject } from '../../lib/sql-json'
import { statement } from '../../lib/statement'
import type { ReadScope } from '../scope'
import { statusFields } from '../status/status-json'
import { taskCardJson } from '../task/task-json'
import { projectCardFields } from './project-json'

const cards = sql`select coalesce(t.status_id, d.id) as status_id,
    string_agg(${taskCardJson}::text, ',' order by t."order", t.id) as cards
  from project p join tasks t on t.project_id = p.id
  left join users assignee on assignee.id = t.assignee_id
  left join workflow_statuses d on d.project_id = p.id and d.is_default and t.status_id is null
  group by 1`

/** A row for each column. JSON within JSON would be copied at each level: a quarter of the work for a thousand cards. */
const findRows = statement<'workspaceId' | 'projectId'>(
  (given) => sql`with project as (
      select * from projects where workspace_id = ${given('workspaceId')} and id = ${given('projectId')}
        and status <> 'deleted'
    ), cards as (${cards})
    select e.epoch, e.head, json_build_object(${projectCardFields})::text as project,
      case when s.id is not null then ${jsonObject(statusFields)} end::text as status, cards.cards
    from project p join event_streams e on e.id = p.id
    left join workflow_statuses s on s.project_id = p.id
    left join cards on cards.status_id = s.id
    order by s."order", s.id`,
)

type Row = {
  epoch: string
  head: number
  project: string
  status: string | null
  cards: string | null
}

/**
 * A `Board` as JSON text, made by one statement: its head and its content are of one snapshot, and a
 * thousand tasks are neither parsed nor written again on their way out.
 */
export async function findBoardText(
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<VersionedText> {
  const rows = await listRows<Row>(db, findRows({ workspaceId, projectId }))
  const [first] = rows
  if (!first) throw new NotFound('Project')
  const { epoch, head, project } = first
  const columns = rows.map(({ status, cards }) => status && withTasks(status, cards ?? ''))
  const text = `{"project":${project},"columns":[${columns.filter(Boolean).join()}],"epoch":${JSON.stringify(epoch)},"head":${head}}`
  return { text, version: `${epoch}-${head}` }
}

const withTasks = (status: string, cards: string) => `${status.slice(0, -1)},"tasks":[${cards}]}`
