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
