import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { createMemoryPresence } from '../src/bus/memory-presence'
import type { PresenceStore, StoredRoom, Told } from '../src/bus/presence-store'
import { createRedisBus } from '../src/bus/redis-bus'
import { createRedisPresence, type PresenceStoreTimes } from '../src/bus/redis-presence'
import { createLog } from '../src/lib/log'
import { openRedis } from '../src/lib/redis'
import { RedisServer } from './support/redis-server'
import { waitUntil } from './support/wait-until'

const log = createLog('silent')
/** What is seen in time is seen because somebody told it. */
const patient: PresenceStoreTimes = { leaseMs: 60_000, renewMs: 20_000, lookMs: 60_000 }
const quick: PresenceStoreTimes = { leaseMs: 500, renewMs: 50, lookMs: 50 }
const ada = '00000000-0000-4000-8000-000000000001'
const grace = '00000000-0000-4000-8000-000000000002'
const linus = '00000000-0000-4000-8000-000000000003'
const mallory = '00000000-0000-4000-8000-000000000004'
const untold: Told = { state: null, at: 0 }
let redis: RedisServer
const clearing: (() => Promise<void>)[] = []

beforeAll(async () => {
  redis = await RedisServer.start()
})
afterEach(async () => {
  await Promise.all(clearing.splice(0).map((clear) => clear()))
})
afterAll(() => redis.stop())

/** One instance of several on a Redis, and its connections. */
function anInstance(times = patient, url = redis.url) {
  const connections = openRedis(url, log)
  const bus = createRedisBus(connections, log)
  const store = createRedisPresence({ redis: connections, bus, log, times })
  const stop = async () => {
    await store.stop()
    await bus.stop()
  }
  clearing.push(stop)
  return { store, connections }
}

/** Two instances that know of each other. */
const kinds: [string, () => [PresenceStore, PresenceStore]][] = [
  [
    'memory',
    () => {
      const rooms = new Map()
      return [createMemoryPresence(rooms), createMemoryPresence(rooms)]
    },
  ],
  ['redis', () => [anInstance().store, anInstance().store]],
]

/** A room, and whom its instance was told of whenever it was called. */
function open(store: PresenceStore, projectId: string) {
  let seen = ''
  const look = () => {
    seen = shown(room)
  }
  const room = store.open(projectId, look)
  const sees = (...users: [string, unknown][]) => {
    const expected = JSON.stringify(users.map(([userId, state]) => ({ userId, state })))
    return waitUntil(() => seen === expected).catch(() => {
      throw new Error(`Saw ${seen} instead of ${expected}`)
    })
  }
  return { room, sees }
}

const shown = (room: StoredRoom) => JSON.stringify(room.list().users)
const isWhole = (room: StoredRoom) => waitUntil(() => !room.list().isPartial)

describe.each(kinds)('presence in %s', (_, ends) => {
  test('shows everybody on every instance, with the latest that they told', async () => {
    const [here, there] = ends()
    const id = crypto.randomUUID()
    const [one, other] = [open(here, id), open(there, id)]
    one.room.set(grace, untold)
    await other.sees([grace, null])
    other.room.set(ada, { state: { at: 'home' }, at: 1 })
    for (const { sees } of [one, other]) await sees([ada, { at: 'home' }], [grace, null])
    one.room.set(grace, { state: { text: 'ü"\\\u0000/' }, at: 2 })
    await other.sees([ada, { at: 'home' }], [grace, { text: 'ü"\\\u0000/' }])
    one.room.remove(grace)
    await other.sees([ada, { at: 'home' }])
    for (const { room } of [one, other]) await isWhole(room)
  })

  test('makes one entry of somebody on several instances', async () => {
    const [here, there] = ends()
    const id = crypto.randomUUID()
    const [one, other] = [open(here, id), open(there, id)]
    one.room.set(ada, { state: { at: 1 }, at: 1 })
    other.room.set(ada, untold)
    other.room.set(grace, untold)
    await one.sees([ada, { at: 1 }], [grace, null])
    await other.sees([ada, { at: 1 }], [grace, null])
    other.room.set(ada, { state: { at: 2 }, at: 2 })
    await one.sees([ada, { at: 2 }], [grace, null])
    other.room.remove(ada)
    await one.sees([ada, { at: 1 }], [grace, null])
    await other.sees([ada, { at: 1 }], [grace, null])
  })

  test('keeps rooms apart', async () => {
    const [here, there] = ends()
    const [id, otherId] = [crypto.randomUUID(), crypto.randomUUID()]
    const [one, other] = [open(here, id), open(there, id)]
    const elsewhere = open(there, otherId)
    elsewhere.room.set(mallory, untold)
    one.room.set(ada, untold)
    await other.sees([ada, null])
    await elsewhere.sees([mallory, null])
    expect(shown(one.room)).toBe(shown(other.room))
  })

  test('forgets whoever an instance has when it closes the room or stops', async () => {
    const [here, there] = ends()
    const id = crypto.randomUUID()
    const [one, other] = [open(here, id), open(there, id)]
    other.room.set(ada, untold)
    one.room.set(grace, untold)
    await other.sees([ada, null], [grace, null])
    one.room.close()
    await other.sees([ada, null])
    const again = open(here, id)
    again.room.set(linus, untold)
    await other.sees([ada, null], [linus, null])
    await again.sees([ada, null], [linus, null])
    await here.stop()
    await other.sees([ada, null])
  })

  test('takes a room that is closed and opened all the time', async () => {
    const [here, there] = ends()
    const id = crypto.randomUUID()
    const other = open(there, id)
    for (let at = 0; at < 20; at += 1) {
      const { room } = open(here, id)
      room.set(ada, untold)
      if (at % 2 === 0) await other.sees([ada, null])
      room.close()
      if (at % 3 === 0) await other.sees()
    }
    const last = open(here, id)
    last.room.set(grace, untold)
    await other.sees([grace, null])
    await last.sees([grace, null])
  })
})

describe('presence in Redis', () => {
  async function twoInARoom(times = quick) {
    const own = await RedisServer.start()
    clearing.push(() => own.stop())
    const id = crypto.randomUUID()
    const [here, there] = [anInstance(times, own.url), anInstance(times, own.url)]
    const [one, other] = [open(here.store, id), open(there.store, id)]
    one.room.set(ada, untold)
    other.room.set(grace, untold)
    await one.sees([ada, null], [grace, null])
    await other.sees([ada, null], [grace, null])
    return { own, id, here, there, one, other }
  }

  test('leaves out and removes whom a crashed instance had', async () => {
    const { id, here, there, one } = await twoInARoom()
    const { commands } = here.connections
    expect(Object.keys(await commands.hgetall(`presence:${id}`))).toHaveLength(2)
    there.connections.close()
    await one.sees([ada, null])
    await waitUntil(async () => (await commands.hlen(`presence:${id}`)) === 1)
  })

  test('shows own users alone while Redis is away, and all once it is back, empty', async () => {
    const { own, one, other } = await twoInARoom(patient)
    await own.stop()
    await one.sees([ada, null])
    expect(one.room.list().isPartial).toBe(true)
    one.room.set(linus, untold)
    await one.sees([ada, null], [linus, null])
    await own.start()
    await one.sees([ada, null], [grace, null], [linus, null])
    await other.sees([ada, null], [grace, null], [linus, null])
    for (const { room } of [one, other]) await isWhole(room)
  })

  test('is whole again after Redis hung, without who left in between', async () => {
    const { own, one, other, there, id } = await twoInARoom()
    own.hang()
    await waitUntil(() => one.room.list().isPartial)
    await one.sees([ada, null])
    other.room.close()
    one.room.set(linus, untold)
    own.goOn()
    await one.sees([ada, null], [linus, null])
    await isWhole(one.room)
    await one.sees([ada, null], [linus, null])
    await open(there.store, id).sees([ada, null], [linus, null])
  })

  test('begins without Redis', async () => {
    const late = await RedisServer.notStarted()
    clearing.push(() => late.stop())
    const id = crypto.randomUUID()
    const [one, other] = [quick, quick].map((times) => open(anInstance(times, late.url).store, id))
    if (!one || !other) throw new Error('There are two')
    one.room.set(ada, untold)
    other.room.set(grace, untold)
    await one.sees([ada, null])
    expect(one.room.list().isPartial).toBe(true)
    await late.start()
    await one.sees([ada, null], [grace, null])
    await other.sees([ada, null], [grace, null])
    for (const { room } of [one, other]) await isWhole(room)
  })

  test('writes again what others took for dead', async () => {
    const { here, id } = await twoInARoom({ ...quick, lookMs: 60_000 })
    const { commands } = here.connections
    // As if both had stood still for as long as their leases take.
    await commands.flushall()
    await waitUntil(async () => (await commands.hlen(`presence:${id}`)) === 2)
    expect(await commands.keys('presence:lease:*')).toHaveLength(2)
  })

  test('keeps nothing for ever', async () => {
    const { here } = await twoInARoom(patient)
    const { commands } = here.connections
    const keys = await commands.keys('*')
    expect(keys).toHaveLength(3)
    for (const key of keys) expect(await commands.pttl(key)).toBeGreaterThan(0)
  })

  test('leaves nothing behind of a room that is closed in the midst of being written', async () => {
    const { here } = await twoInARoom(patient)
    const { commands } = here.connections
    const ids = Array.from({ length: 40 }, () => crypto.randomUUID())
    for (const [at, id] of ids.entries()) {
      const { room } = open(here.store, id)
      room.set(ada, untold)
      for (let turns = 0; turns < at % 8; turns += 1) await commands.ping()
      room.close()
    }
    const left = () => Promise.all(ids.map((id) => commands.exists(`presence:${id}`)))
    await waitUntil(async () => (await left()).every((found) => found === 0))
  })

  test('is not disturbed by what it does not understand', async () => {
    const { here, one, other, id } = await twoInARoom()
    const { commands } = here.connections
    await commands.set('presence:lease:newer', '1', 'PX', 60_000)
    const texts = ['no JSON', '{}', '{"state":7,"at":1}']
    for (const [at, text] of texts.entries()) {
      await commands.hset(`presence:${id}`, `newer/mallory${at}`, text)
    }
    for (const user of ['', 'nobody']) {
      await commands.hset(`presence:${id}`, `newer/${user}`, '{"state":null,"at":1}')
    }
    one.room.set(linus, untold)
    await other.sees([ada, null], [grace, null], [linus, null])
  })
})
