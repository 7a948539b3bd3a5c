import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Health } from '@nexa/shared/health'
import { Client } from './support/client'
import { RedisServer } from './support/redis-server'
import { startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

let redis: RedisServer
beforeAll(async () => {
  redis = await RedisServer.start()
})
afterAll(() => redis.stop())
const team = useTeam(undefined, () => ({ redisUrl: redis.url }))

/** Asks until Redis is said to be so. Each answer is a success: the instance stays in service. */
async function saysOfRedis(state: 'ok' | 'unavailable'): Promise<void> {
  await waitUntil(async () => {
    const health: Health = await team().ada.get('/health/ready')
    expect(health).toMatchObject({ status: 'ok', checks: { database: 'ok', storage: 'ok' } })
    return health.checks?.redis === state
  })
}

test('an instance says how its Redis is, and is ready without it', async () => {
  await saysOfRedis('ok')
  redis.hang()
  await saysOfRedis('unavailable')
  redis.goOn()
  await saysOfRedis('ok')
  await redis.stop()
  await saysOfRedis('unavailable')
  await redis.start()
  await saysOfRedis('ok')
})

test('an instance without a Redis says so', async () => {
  const server = startTestServer(team().databaseUrl)
  const health = await new Client(`http://127.0.0.1:${server.port}`).get('/health/ready')
  expect(health).toMatchObject({ status: 'ok', checks: { redis: 'off' } })
  await server.stop()
})
