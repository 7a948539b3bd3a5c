import { askDatabase } from './ask-database'

/** What holds for every project at every moment: each of these finds no rows. */
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

/** Which of it does not hold in a database, with the rows that break it. */
export async function findBreaches(databaseUrl: string): Promise<string[]> {
  const found: string[] = []
  for (const [rule, broken] of Object.entries(breaches)) {
    const rows = await askDatabase(databaseUrl, broken)
    if (rows.length > 0) found.push(`Broken: ${rule}: ${JSON.stringify(rows)}`)
  }
  return found
}
