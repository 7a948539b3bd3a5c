import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrateDatabase } from '@nexa/db/migrate'
import { killProcesses } from '../../apps/api/tests/support/nexa-process'
import { RedisServer } from '../../apps/api/tests/support/redis-server'
import type { Random } from '../random'
import { CanaryWatch } from '../workload/canary-watch'
import { Workload } from '../workload/workload'
import { ApiInstance } from './api-instance'
import { PostgresServer } from './postgres-server'
import { RedisProxy } from './redis-proxy'
import { makeTenant } from './tenant'

/** Of all worlds of a run: sockets can be listened to only once. */
const watch = new CanaryWatch()

const ends: (() => unknown)[] = []

/** What is started for a world ends with it, however far its start came. */
const onClose = (end: () => unknown) => void ends.push(end)

export async function closeWorld(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** One PostgreSQL, one Redis, two API instances, two tenants and their workload. There is one at a time. */
export async function openWorld(random: Random) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-faults-'))
  onClose(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await PostgresServer.start(path.join(folder, 'db'))
  onClose(() => postgres.stop())
  await migrateDatabase(postgres.url)
  const redis = await RedisServer.start()
  onClose(() => redis.stop())
  const redisPort = Number(new URL(redis.url).port)
  const startProxy = () => RedisProxy.start(redisPort, random.fork())
  const proxies = [await startProxy(), await startProxy()] as const
  onClose(() => {
    for (const proxy of proxies) proxy.stop()
  })
  onClose(killProcesses)
  const instances = await startInstances(folder, postgres, proxies)
  const [{ url }] = instances
  const tenants = [await makeTenant(url, 'nightingale'), await makeTenant(url, 'robin')]
  watch.expect(tenants)
  const workload = await Workload.open({ tenants, instances, watch, folder, random })
  onClose(() => workload.close())
  const acknowledged = (): number => workload.history.counts.acknowledged
  const parts = { random, folder, postgres, redis, proxies, instances, tenants, workload }
  return { ...parts, watch, acknowledged, onClose }
}

async function startInstances(
  parent: string,
  { url: databaseUrl }: PostgresServer,
  [first, second]: readonly [RedisProxy, RedisProxy],
) {
  const files = path.join(parent, 'files')
  mkdirSync(files)
  const common = {
    NEXA_DATA_DIR: files,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: crypto.randomUUID(),
  }
  const started = [
    new ApiInstance('instance 1', { env: { ...common, REDIS_URL: first.url } }),
    new ApiInstance('instance 2', { env: { ...common, REDIS_URL: second.url } }),
  ] as const
  await Promise.all(started.map((instance) => instance.start()))
  return started
}
