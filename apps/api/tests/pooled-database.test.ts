import { afterAll, beforeAll, expect, test } from 'bun:test'
import { migrateDatabase } from '@nexa/db/migrate'
import { aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import { findPgBouncer, PgBouncer } from './support/pg-bouncer'
import { cloneTemplate, dropDatabase } from './support/template'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { castOn, serverUrl, startTestServer } from './support/test-server'

const isThere = findPgBouncer() !== null
const stops: (() => Promise<void>)[] = []
let bouncer: PgBouncer

beforeAll(async () => {
  if (!isThere) return
  const databaseUrl = await cloneTemplate(serverUrl())
  bouncer = new PgBouncer(databaseUrl, temporaryFolder())
  await bouncer.start()
  stops.push(
    () => dropDatabase(databaseUrl),
    () => bouncer.kill(),
  )
})

afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
  removeTemporaryFolders()
})

test.skipIf(!isThere)(
  'instances that start at once migrate through a transaction pooler',
  async () => {
    for (let start = 0; start < 3; start += 1) {
      await Promise.all([1, 2, 3].map(() => migrateDatabase(bouncer.url)))
    }
  },
)

test.skipIf(!isThere)('writes and sockets work through a transaction pooler', async () => {
  const server = startTestServer(bouncer.url)
  stops.push(server.stop)
  const { ada, grace } = castOn(server)
  const { project, tasks, done } = await aBoard(ada)
  const follower = await BoardFollower.open(grace, project.id)
  const move = ({ id }: { id: string }) =>
    ada.post(`/api/tasks/${id}/move`, { statusId: done.id, order: 0 })
  await Promise.all(tasks.map(move))
  await follower.expectSynced()
  expect(follower.reloads).toBe(0)
  follower.close()
})

test.skipIf(!isThere)('statements that are used often work on whichever connection', async () => {
  const server = startTestServer(bouncer.url)
  stops.push(server.stop)
  const { ada } = castOn(server)
  const { tasks } = await aBoard(ada)
  const ids = Array.from({ length: 40 }, () => tasks.map(({ id }) => id)).flat()
  // At once, so that a statement is planned on one connection and asked for on another.
  for (let turn = 0; turn < 3; turn += 1) {
    const found = await Promise.all(ids.map((id) => ada.get(`/api/tasks/${id}`)))
    expect(found.map(({ id }) => id)).toEqual(ids)
  }
})
