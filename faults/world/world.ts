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
import { makeTenant, type Tenant } from './tenant'

/** Of all worlds of a run: sockets can be listened to only once. */
const watch = new CanaryWatch()

/** One PostgreSQL, one Redis, two API instances, two tenants and their workload. */
export class World {
  private constructor(
    readonly random: Random,
    readonly folder: string,
    readonly postgres: PostgresServer,
    readonly redis: RedisServer,
    readonly proxies: readonly [RedisProxy, RedisProxy],
    readonly instances: readonly [ApiInstance, ApiInstance],
    readonly tenants: readonly Tenant[],
    readonly workload: Workload,
  ) {}

  readonly watch = watch
  private readonly closing: (() => unknown)[] = []

  static async open(random: Random): Promise<World> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-faults-'))
    try {
      const postgres = await PostgresServer.start(path.join(folder, 'db'))
      await migrateDatabase(postgres.url)
      const redis = await RedisServer.start()
      const port = Number(new URL(redis.url).port)
      const startProxy = () => RedisProxy.start(port, random.fork())
      const proxies = [await startProxy(), await startProxy()] as const
      const env = { NEXA_DATA_DIR: path.join(folder, 'files'), DATABASE_URL: postgres.url }
      const common = { ...env, AUTH_SECRET: crypto.randomUUID() }
      const of = (at: 0 | 1) =>
        new ApiInstance(`instance ${at + 1}`, { env: { ...common, REDIS_URL: proxies[at].url } })
      const instances = [of(0), of(1)] as const
      mkdirSync(env.NEXA_DATA_DIR)
      await Promise.all(instances.map((instance) => instance.start()))
      const [{ url }] = instances
      const tenants = [await makeTenant(url, 'nightingale'), await makeTenant(url, 'robin')]
      watch.expect(tenants)
      const workload = await Workload.open({ tenants, instances, watch, folder, random })
      return new World(random, folder, postgres, redis, proxies, instances, tenants, workload)
    } catch (error) {
      await killProcesses()
      throw error
    }
  }

  /** What a fault added to this world ends with it, however the fault ended. */
  onClose(end: () => unknown): void {
    this.closing.push(end)
  }

  async close(): Promise<void> {
    await this.workload.close()
    await killProcesses()
    for (const end of this.closing) await end()
    for (const proxy of this.proxies) proxy.stop()
    await this.redis.stop()
    await this.postgres.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  acknowledged = (): number => this.workload.history.counts.acknowledged
}
