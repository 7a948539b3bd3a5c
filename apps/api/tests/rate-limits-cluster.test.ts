import { afterAll, beforeAll, expect, test } from 'bun:test'
import { Redis } from 'ioredis'
import type { NexaServer } from '../src/server'
import { Client } from './support/client'
import { RedisServer } from './support/redis-server'
import { cloneTemplate, dropDatabase } from './support/template'
import { castOn, serverUrl, startTestServer } from './support/test-server'
import { waitUntil } from './support/wait-until'

const limits = { anonymous: 40, user: 40, workspace: 0 }
let redis: RedisServer
let databaseUrl: string
let servers: NexaServer[] = []

beforeAll(async () => {
  redis = await RedisServer.start()
  databaseUrl = await cloneTemplate(serverUrl())
  servers = [1, 2].map(() => startTestServer(databaseUrl, limits, { redisUrl: redis.url }))
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await dropDatabase(databaseUrl)
  await redis.stop()
})

/** Asks every instance in turn until one refuses, and counts what was allowed. */
async function allowedUntilRefused(ask: (instance: number) => Promise<Response>) {
  let allowed = 0
  // A refusal on one instance is known to the other a moment later.
  await waitUntil(async () => {
    const { status } = await ask(allowed % servers.length)
    if (status !== 429) allowed += 1
    return status === 429
  })
  return allowed
}

test('instances count what somebody asks of them together', async () => {
  const people = servers.map((server) => castOn(server).linus)
  await waitUntil(async () => (await health(0)).redis === 'ok' && (await health(1)).redis === 'ok')
  const ask = (at: number) => people[at]?.fetch('GET', '/api/auth/me') ?? Promise.reject()
  const allowed = await allowedUntilRefused(ask)
  expect(allowed).toBeGreaterThanOrEqual(limits.user - 1)
  // Each by itself would allow as many again.
  expect(allowed).toBeLessThan(limits.user * 1.5)
  await waitUntil(async () =>
    (await Promise.all([ask(0), ask(1)])).every((one) => one.status === 429),
  )
})

test('nobody is shut out for longer than a minute, whatever stands in Redis', async () => {
  const people = servers.map((server) => castOn(server).grace)
  const [{ userId = '' } = {}] = people
  const store = new Redis(redis.url)
  await store.set(`limit:user:${userId}`, '1000', 'PX', 86_400_000)
  const ask = (at: number) => people[at]?.fetch('GET', '/api/auth/me') ?? Promise.reject()
  await waitUntil(async () => (await ask(0)).status === 429)
  expect(Number((await ask(0)).headers.get('retry-after'))).toBeWithin(1, 61)
  store.disconnect()
})

test('without Redis each counts for itself, and nobody waits for it', async () => {
  redis.hang()
  const [first] = servers
  if (!first) throw new Error('No server')
  const { edsger } = castOn(first)
  const statuses: number[] = []
  for (let at = 0; at < limits.user + 1; at += 1) {
    statuses.push((await edsger.fetch('GET', '/api/auth/me')).status)
  }
  redis.goOn()
  expect(statuses.filter((status) => status === 200)).toHaveLength(limits.user)
  expect(statuses.at(-1)).toBe(429)
})

async function health(at: number) {
  const { checks } = await new Client(`http://127.0.0.1:${servers[at]?.port}`).get('/health/ready')
  return checks
}
