import { expect, test } from 'bun:test'
import type { Client as Sql } from 'pg'
import { type ABoard, aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import type { Call, Client } from './support/client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()

/** How many of the server's transactions wait for a lock. */
const waiting = async (sql: Sql) => {
  const { rowCount } = await sql.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rowCount ?? 0
}

/** What makes the blocker stop blocking. */
const endings: Record<string, (ada: Client, board: ABoard) => Call> = {
  'completes the blocker': (ada, { tasks, done }) =>
    ada.patch(`/api/tasks/${tasks[0].id}`, { statusId: done.id }),
  'deletes the blocker': (ada, { tasks }) => ada.delete(`/api/tasks/${tasks[0].id}`),
  "makes the blocker's column final": (ada, { project, todo }) =>
    ada.patch(`/api/projects/${project.id}/statuses/${todo.id}`, { isFinal: true }),
  "deletes the blocker's project": (ada, { project }) => ada.delete(`/api/projects/${project.id}`),
}

for (const [name, end] of Object.entries(endings)) {
  test(`a board is right when somebody ${name} while a task begins to wait for it`, async () => {
    // A slow machine may need more than the two seconds that a transaction waits for a lock: then once more.
    while (!(await meet(end))) {}
  })
}

/** false: they did not meet in time. */
async function meet(end: (ada: Client, board: ABoard) => Call): Promise<boolean> {
  const { ada, grace, databaseUrl } = team()
  // Made first: streams are locked in ascending id, so who ends the blocker waits for this one's first.
  const third = await aBoard(ada)
  const own = await aBoard(ada)
  const other = await aBoard(ada)
  const blocker = other.tasks[0]
  const wait = (id: string) =>
    ada.fetch('POST', `/api/tasks/${id}/dependencies`, JSON.stringify({ dependsOnId: blocker.id }))
  await wait(third.tasks[0].id)
  const follower = await BoardFollower.open(grace, own.project.id)
  const haveMet = await withSql(databaseUrl, async (sql) => {
    await sql.query('begin')
    await sql.query('select 1 from event_streams where id = $1 for update', [third.project.id])
    const ended = inTime(end(ada, other).answer())
    await waitUntil(async () => (await waiting(sql)) >= 1)
    const added = wait(own.tasks[0].id)
    // It must wait too. If it did not, this board would now hear of a blocker that then ends unheard.
    const areBothThere = waitUntil(
      async () => follower.received.length > 0 || (await waiting(sql)) >= 2,
    )
    const isEarly = await Promise.race([areBothThere.then(() => true), ended])
    await sql.query('rollback')
    const { status } = await added
    return isEarly && (await ended) && [200, 404, 409].includes(status)
  })
  if (haveMet) {
    await follower.expectSynced()
    expect(follower.reloads).toBe(0)
    expect(await grace.get(`/api/tasks/${own.tasks[0].id}`)).toMatchObject({ blockedByCount: 0 })
  }
  follower.close()
  return haveMet
}

const inTime = (answer: Promise<unknown>) =>
  answer.then(
    () => true,
    (error: unknown) => {
      if (String(error).includes('answered 503')) return false
      throw error
    },
  )
