import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Role } from '@nexa/shared/permissions'
import { Redis } from 'ioredis'
import type { NexaServer } from '../src/server'
import { joinAs, signUp } from './support/cast'
import { Client } from './support/client'
import { RedisServer } from './support/redis-server'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl, startTestServer } from './support/test-server'
import { waitUntil } from './support/wait-until'

let redis: RedisServer
let databaseUrl: string
beforeAll(async () => {
  redis = await RedisServer.start()
  databaseUrl = await cloneTemplate(serverUrl())
})
afterAll(async () => {
  await dropDatabase(databaseUrl)
  await redis.stop()
})

/** Two instances, and a member of the boss's workspace whom the second one has just seen. */
async function withTwo(
  redisUrl: string | null,
  use: (people: { boss: Client; there: Client; path: string }) => Promise<void>,
) {
  const servers: NexaServer[] = [1, 2].map(() =>
    startTestServer(databaseUrl, undefined, { redisUrl }),
  )
  const [here, there] = servers.map(({ port }) => `http://127.0.0.1:${port}`)
  try {
    const boss = await signUp(here ?? '', crypto.randomUUID())
    const { token, workspaceId, userId } = await joinAs(boss, 'member')
    const member = new Client(there ?? '', { token, workspaceId })
    await member.get('/api/projects').expect(200)
    const path = `/api/workspaces/${workspaceId}/members/${userId}`
    await use({ boss, there: member, path })
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

const statusOf = async (person: Client) => (await person.fetch('GET', '/api/projects')).status
const make = async (person: Client) => {
  const body = JSON.stringify({ name: 'New' })
  return (await person.fetch('POST', '/api/projects', body)).status
}

for (const [how, url] of [
  ['that are told by Redis', () => redis.url],
  ['that nobody tells', () => null],
] as const) {
  test(`of instances ${how}, each knows soon who was removed`, () =>
    withTwo(url(), async ({ boss, there, path }) => {
      await boss.delete(path).expect(204)
      await waitUntil(async () => (await statusOf(there)) === 404)
    }))

  test(`of instances ${how}, each knows soon who has another role`, () =>
    withTwo(url(), async ({ boss, there, path }) => {
      expect(await make(there)).toBe(403)
      await boss.patch(path, { role: 'pm' satisfies Role }).expect(200)
      await waitUntil(async () => (await make(there)) === 201)
    }))
}

test('instances are told of a removal at once', async () => {
  const listener = new Redis(redis.url)
  const heard: string[] = []
  listener.on('pmessage', (_, channel, text) => heard.push(`${channel} ${text}`))
  await listener.psubscribe('*access*')
  await withTwo(redis.url, async ({ boss, path }) => {
    heard.length = 0
    await boss.delete(path).expect(204)
    await waitUntil(() => heard.some((one) => one.includes(`"workspaceId":"${boss.workspaceId}"`)))
  })
  listener.disconnect()
})
