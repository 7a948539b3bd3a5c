import { afterAll, beforeAll, expect, test } from 'bun:test'
import { Redis } from 'ioredis'
import { pollMs } from '../src/realtime/hub'
import { aBoard } from './support/a-board'
import { askDatabase } from './support/ask-database'
import { joinAs, signUp } from './support/cast'
import { RedisServer } from './support/redis-server'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

let redis: RedisServer
let publisher: Redis

beforeAll(async () => {
  redis = await RedisServer.start()
  publisher = new Redis(redis.url)
})
const team = useTeam(undefined, () => ({ redisUrl: redis.url }))
afterAll(async () => {
  publisher.disconnect()
  await redis.stop()
})

const rights = '"projectIds"'
const events = 'select e.epoch, e.head'

/** For so long, the database was not asked for this. */
const isNotAsked = (part: string, ms: number) => async () => {
  const asking = await askDatabase(
    team().databaseUrl,
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and position($1 in query) > 0 and (state <> 'idle' or state_change > now() - $2 * interval '1 ms')`,
    [part, ms],
  )
  return asking.length === 0
}
const isAtRest = isNotAsked(rights, 300)

/** Two people in a new workspace, one of whom listens. */
async function aListener() {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const person = await joinAs(boss, 'member')
  const room = `workspace:${boss.workspaceId}`
  const socket = await SocketClient.connect(person)
  const { head } = await socket.subscribe(room)
  const memberPath = `/api/workspaces/${boss.workspaceId}/members/${person.userId}`
  return { boss, person, room, socket, head, memberPath }
}

test.each(['9007199254740991', '9e15', '-1', 'NaN', '1e999', '', '{"seq":1}', '1.5', '\u0000'])(
  'a hint that says %j costs no more than a look, and no event',
  async (hint) => {
    const { boss, room, socket, head, memberPath } = await aListener()
    await publisher.publish(room, hint)
    await boss.patch(memberPath, { role: 'guest' })
    await waitUntil(() => socket.events.length === 1)
    expect(socket.events).toMatchObject([{ seq: head + 1 }])
    await waitUntil(isAtRest)
    socket.close()
  },
)

test('a hint of events that are not there is forgotten once nobody finds them', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const socket = await SocketClient.connect(ada)
  await socket.subscribe(`project:${project.id}`)
  await publisher.publish(`task:${project.id}`, '9e15')
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'Real' })
  await waitUntil(() => socket.events.length === 1)
  // Longer than from one look at the heads to the next.
  await waitUntil(isNotAsked(events, pollMs + 500))
  socket.close()
})

test('a stream that goes back with a restored backup is looked at once, and again when it moves on', async () => {
  const { boss, room, socket, memberPath } = await aListener()
  await boss.patch(memberPath, { role: 'guest' })
  await waitUntil(() => socket.events.length === 1)
  await withSql(team().databaseUrl, async (client) => {
    const where = [boss.workspaceId]
    // What is in the log stays there, but for a backup.
    await client.query('set session_replication_role = replica')
    await client.query(
      `delete from activity_logs where stream_id = $1 and seq =
        (select head from event_streams where id = $1)`,
      where,
    )
    await client.query(
      'update event_streams set head = head - 1, epoch = gen_random_uuid() where id = $1',
      where,
    )
  })
  await socket.frame('reset')
  await boss.delete(memberPath).expect(204)
  expect(await socket.frame('unsubscribed')).toMatchObject({ room, reason: 'forbidden' })
  await waitUntil(isAtRest)
  socket.close()
})
