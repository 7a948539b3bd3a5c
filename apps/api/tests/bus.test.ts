import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { Bus } from '../src/bus/bus'
import { createMemoryBus } from '../src/bus/memory-bus'
import { createRedisBus } from '../src/bus/redis-bus'
import { createLog } from '../src/lib/log'
import { openRedis } from '../src/lib/redis'
import { RedisServer } from './support/redis-server'
import { waitUntil } from './support/wait-until'

const log = createLog('silent')
let redis: RedisServer
const open: Bus[] = []

beforeAll(async () => {
  redis = await RedisServer.start()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((bus) => bus.stop()))
})
afterAll(() => redis.stop())

function opened(bus: Bus): Bus {
  open.push(bus)
  return bus
}
const redisBus = (url = redis.url) => opened(createRedisBus(openRedis(url, log), log))

/** Two ends of one bus: the same one where there is only one instance. */
const kinds: [string, () => [Bus, Bus]][] = [
  [
    'memory',
    () => {
      const bus = opened(createMemoryBus())
      return [bus, bus]
    },
  ],
  ['redis', () => [redisBus(), redisBus()]],
]

/** Publishes until a message comes through: from then on the subscription is there. */
async function connected(publisher: Bus, heard: readonly string[], channel: string): Promise<void> {
  await waitUntil(() => {
    publisher.publish(channel, 'are you there?')
    return heard.length > 0
  })
}

const listen = (bus: Bus, channel: string) => {
  const heard: string[] = []
  const end = bus.subscribe(channel, (message) => heard.push(message))
  return { heard, end, saying: (text: string) => heard.filter((one) => one === text).length }
}

describe.each(kinds)('a bus in %s', (_, ends) => {
  test('brings messages to every listener of the channel, in order, and to no other', async () => {
    const [here, there] = ends()
    const listeners = [listen(here, 'task:1'), listen(there, 'task:1'), listen(there, 'task:1')]
    const elsewhere = [listen(there, 'task:10'), listen(there, 'task:*'), listen(there, 'task:')]
    for (const { heard } of listeners) await connected(here, heard, 'task:1')
    for (const { heard } of listeners) heard.length = 0
    for (let at = 0; at < 100; at += 1) here.publish('task:1', String(at))
    const last = (heard: string[]) => heard.at(-1) === '99'
    await waitUntil(() => listeners.every(({ heard }) => last(heard)))
    const numbers = Array.from({ length: 100 }, (_, at) => String(at))
    for (const { heard } of listeners) {
      expect(heard.filter((text) => text !== 'are you there?')).toEqual(numbers)
    }
    for (const { heard } of elsewhere) expect(heard).toEqual([])
  })

  test('keeps any text as it is', async () => {
    const [here, there] = ends()
    const { heard } = listen(there, 'workspace:ü 1')
    await connected(here, heard, 'workspace:ü 1')
    for (const text of ['', '{"seq":1}', 'ü\u0000\n', 'x'.repeat(100_000)]) {
      here.publish('workspace:ü 1', text)
      await waitUntil(() => heard.includes(text))
    }
  })

  test('ends one subscription and leaves the others', async () => {
    const [here, there] = ends()
    const first = listen(there, 'user:1')
    const second = listen(there, 'user:1')
    await connected(here, second.heard, 'user:1')
    first.end()
    first.end()
    here.publish('user:1', 'after')
    await waitUntil(() => second.saying('after') === 1)
    expect(first.saying('after')).toBe(0)
    second.end()
    const again = listen(there, 'user:1')
    await connected(here, again.heard, 'user:1')
    expect(second.saying('after')).toBe(1)
  })

  test('tells that it is connected', async () => {
    const [here] = ends()
    await waitUntil(() => here.isConnected())
  })
})

describe('a bus in Redis', () => {
  test('comes up when Redis does', async () => {
    const late = await RedisServer.notStarted()
    const [here, there] = [redisBus(late.url), redisBus(late.url)]
    const { heard } = listen(there, 'task:1')
    here.publish('task:1', 'too early')
    expect(await here.isConnected()).toBe(false)
    await late.start()
    await connected(here, heard, 'task:1')
    expect(heard).not.toContain('too early')
    await late.stop()
  })

  test('hears again what it listened to when Redis comes back empty', async () => {
    const own = await RedisServer.start()
    const [here, there] = [redisBus(own.url), redisBus(own.url)]
    const kept = listen(there, 'task:1')
    const ended = listen(there, 'task:2')
    await connected(here, kept.heard, 'task:1')
    await connected(here, ended.heard, 'task:2')
    await own.stop()
    await waitUntil(async () => !(await here.isConnected()))
    ended.end()
    const added = listen(there, 'task:3')
    here.publish('task:1', 'lost')
    await own.start()
    for (const [channel, { heard }] of [
      ['task:1', kept],
      ['task:3', added],
    ] as const) {
      heard.length = 0
      await connected(here, heard, channel)
    }
    here.publish('task:2', 'unheard')
    here.publish('task:1', 'end')
    await waitUntil(() => kept.saying('end') === 1)
    expect(ended.saying('unheard')).toBe(0)
    await own.stop()
  })

  test('holds nobody up while Redis hangs, and goes on when it does', async () => {
    const own = await RedisServer.start()
    const [here, there] = [redisBus(own.url), redisBus(own.url)]
    const { heard, saying } = listen(there, 'task:1')
    await connected(here, heard, 'task:1')
    own.hang()
    // Far more than are kept waiting for an answer.
    for (let at = 0; at < 20_000; at += 1) here.publish('task:1', 'while it hangs')
    expect(await here.isConnected()).toBe(false)
    own.goOn()
    await waitUntil(() => {
      here.publish('task:1', 'after')
      return saying('after') > 0
    })
    expect(saying('while it hangs')).toBeLessThanOrEqual(1_000)
    await own.stop()
  })
})
