import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import { aBoard } from '../../apps/api/tests/support/a-board'
import { joinAs, signUp } from '../../apps/api/tests/support/cast'
import type { Client } from '../../apps/api/tests/support/client'
import { makeTemplate } from '../../apps/api/tests/support/template'
import { freePort } from '../../scripts/cluster/free-port'
import { type Instance, startInstance } from '../../scripts/cluster/instance'
import { findRedisServer, startRedis } from '../../scripts/cluster/own-redis'

export type Cluster = {
  urls: string[]
  /** Twenty of one workspace, the first its super_admin. */
  people: Client[]
  board: Awaited<ReturnType<typeof aBoard>>
  stop: () => Promise<void>
}

const peopleCount = 20
const silent = () => {}

/** Instances as processes of their own on a fresh database, with a Redis when there are several. */
export async function openCluster(count: number): Promise<Cluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-bench-'))
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    ephemeral: true,
  })
  const databaseUrl = await makeTemplate(postgres.url)
  const redis = count > 1 ? await startRedis(findRedisServer(), folder, silent) : null
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis?.url,
    NEXA_DATA_DIR: folder,
    RATE_LIMIT_ANONYMOUS: '0',
    RATE_LIMIT_USER: '0',
    RATE_LIMIT_WORKSPACE: '0',
    LOG_LEVEL: 'error',
  }
  const instances: Instance[] = []
  for (let at = 0; at < count; at += 1) {
    const port = await freePort()
    const instance = startInstance({ name: `api-${at + 1}`, port, environment, say: silent })
    await instance.ready
    instances.push(instance)
  }
  const urls = instances.map(({ target }) => `http://127.0.0.1:${target.port}`)
  const ada = await signUp(urls[0] ?? '', 'ada')
  const people = [ada]
  while (people.length < peopleCount) people.push(await joinAs(ada, 'member'))
  return {
    urls,
    people,
    board: await aBoard(ada),
    async stop() {
      await Promise.all(instances.map((instance) => instance.stop()))
      await redis?.stop()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
