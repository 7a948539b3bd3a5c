import { expect } from 'bun:test'
import { askDatabase } from './ask-database'
import { isDone, type Sent } from './board-writer'
import { findBreaches } from './find-breaches'

/** What holds for every project at every moment, asked of the tables themselves. */
export async function expectWhole(databaseUrl: string): Promise<void> {
  expect(await findBreaches(databaseUrl)).toEqual([])
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
