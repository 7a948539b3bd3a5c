import { z } from 'zod'
import { askDatabase } from '../../apps/api/tests/support/ask-database'
import type { HistoryEntry } from '../workload/history'

const taskAnswer = z.object({
  id: z.string(),
  title: z.string(),
  statusId: z.string(),
  version: z.int(),
})

/** Each of these has no rows as long as activity and content were committed together. */
const contradictions = {
  'tasks that were not created exactly once': `select t.id from tasks t
    left join activity_logs l on l.entity_id = t.id and l.entity_type = 'task'
      and l.action = 'created' and l.copy_of is null
    group by t.id having count(l.id) <> 1`,
  'tasks that were created, not deleted, and are gone': `select c.entity_id from activity_logs c
    where c.entity_type = 'task' and c.action = 'created' and c.copy_of is null
      and not exists (select 1 from tasks t where t.id = c.entity_id)
      and not exists (select 1 from activity_logs d where d.entity_id = c.entity_id
        and d.entity_type = 'task' and d.action = 'deleted')`,
  'tasks that were deleted and are there': `select t.id from tasks t join activity_logs d
    on d.entity_id = t.id and d.entity_type = 'task' and d.action = 'deleted'`,
  'comments that are gone without being deleted': `select c.entity_id from activity_logs c
    join tasks t on t.id = c.task_id
    where c.entity_type = 'comment' and c.copy_of is null
      and not exists (select 1 from comments f where f.id = c.entity_id)
      and not exists (select 1 from activity_logs d where d.entity_id = c.entity_id
        and d.entity_type = 'comment' and d.action = 'deleted')`,
  'comments with the same text': `select content from comments group by content having count(*) > 1`,
  'tasks with the same title': `select title from tasks group by title having count(*) > 1`,
  'projects whose task numbers have holes': `select e.id from event_streams e
    join activity_logs l on l.stream_id = e.id and l.entity_type = 'task'
      and l.action = 'created' and l.copy_of is null
    group by e.id, e.last_task_number having count(*) <> e.last_task_number`,
}

/** Content that activity tells of and that is not there, or the other way round; and lost updates. */
export async function findLostContent(
  databaseUrl: string,
  history: readonly HistoryEntry[],
): Promise<string[]> {
  const findings: string[] = []
  for (const [name, query] of Object.entries(contradictions)) {
    const rows = await askDatabase(databaseUrl, query)
    if (rows.length > 0) findings.push(`${rows.length} ${name}: ${JSON.stringify(rows[0])}`)
  }
  return [...findings, ...(await findLostUpdates(databaseUrl, history))]
}

/** Of each task, the newest state that a writer was told is there, or a newer one is. */
async function findLostUpdates(databaseUrl: string, history: readonly HistoryEntry[]) {
  const told = new Map<string, z.infer<typeof taskAnswer>>()
  for (const { outcome, kind, answer } of history) {
    if (outcome !== 'acknowledged' || !kind.endsWith('Task')) continue
    const task = taskAnswer.safeParse(answer).data
    if (task && task.version > (told.get(task.id)?.version ?? 0)) told.set(task.id, task)
  }
  const rows = await askDatabase(
    databaseUrl,
    'select id, title, status_id as "statusId", version from tasks',
  )
  return rows.flatMap((row) => {
    const stored = taskAnswer.parse(row)
    const last = told.get(stored.id)
    if (!last || stored.version > last.version) return []
    const isSame = stored.version === last.version && stored.title === last.title
    if (isSame && stored.statusId === last.statusId) return []
    return [
      `Task ${stored.id} is ${JSON.stringify(stored)}, was acknowledged as ${JSON.stringify(last)}`,
    ]
  })
}
