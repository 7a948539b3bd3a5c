import { expect } from 'bun:test'
import { askDatabase } from './ask-database'
import { isDone, type Sent } from './board-writer'

/** What holds for every project at every moment, asked of the tables themselves. */
export async function expectWhole(databaseUrl: string): Promise<void> {
  for (const [name, broken] of Object.entries(breaches)) {
    expect({ [name]: await askDatabase(databaseUrl, broken) }).toEqual({ [name]: [] })
  }
}

const breaches = {
  'streams are numbered 1 to head': `select e.id, e.head, count(l.seq), min(l.seq), max(l.seq)
    from event_streams e left join activity_logs l on l.stream_id = e.id group by e.id, e.head
    having count(l.seq) <> e.head or coalesce(min(l.seq), 1) <> 1 or coalesce(max(l.seq), 0) <> e.head`,
  'no two tasks of a column share a place': `select status_id, "order" from tasks
    group by status_id, "order" having count(*) > 1`,
  'every task has a column': 'select id from tasks where status_id is null',
  'tasks of final columns are completed, others not': `select t.id, s.is_final, t.completed_at
    from tasks t join workflow_statuses s on s.id = t.status_id
    where (t.completed_at is not null) <> s.is_final`,
  'every project has one default column': `select p.id from projects p
    where (select count(*) from workflow_statuses s where s.project_id = p.id and s.is_default) <> 1`,
  'task numbers are counted by the stream': `select t.id from tasks t
    join event_streams e on e.id = t.project_id where t.number > e.last_task_number`,
}

/** What was acknowledged was done once, and what was refused was not done at all. */
export async function expectDoneOnce(
  databaseUrl: string,
  projectId: string,
  sent: readonly Sent[],
): Promise<void> {
  const rows = await askDatabase(
    databaseUrl,
    `select mutation_id as key, count(*)::int as times from activity_logs
      where stream_id = $1 and mutation_id is not null group by 1`,
    [projectId],
  )
  const found = Object.fromEntries(rows.map(({ key, times }) => [String(key), times]))
  expect(found).toEqual(Object.fromEntries(sent.filter(isDone).map(({ key }) => [key, 1])))
  const tasks = await askDatabase(
    databaseUrl,
    'select id, version, status_id as "statusId" from tasks where project_id = $1 order by id',
    [projectId],
  )
  expect(tasks).toEqual(lastAnswers(sent.filter(isDone)))
}

/** Of each task that was not deleted: as its last writer was told it is. */
function lastAnswers(done: readonly Sent[]) {
  const tasks = new Map<string, { id: string; version: number; statusId: string }>()
  for (const { text } of done.filter(({ method }) => method === 'POST')) {
    const { id, version, statusId } = JSON.parse(text).data
    if (version > (tasks.get(id)?.version ?? 0)) tasks.set(id, { id, version, statusId })
  }
  for (const { path } of done.filter(({ method }) => method === 'DELETE')) {
    tasks.delete(path.slice(path.lastIndexOf('/') + 1))
  }
  return [...tasks.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
