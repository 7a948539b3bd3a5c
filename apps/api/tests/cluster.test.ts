import { afterAll, afterEach, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { findRunningPostgres } from '@nexa/db/embedded'
import { Redis } from 'ioredis'
import { aBoard } from './support/a-board'
import { signUp } from './support/cast'
import { Client } from './support/client'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { runScript } from './support/run-script'
import { SocketClient } from './support/socket-client'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { waitUntil } from './support/wait-until'

const connections: Redis[] = []
afterEach(async () => {
  for (const one of connections.splice(0)) one.disconnect()
  await killProcesses()
})
afterAll(removeTemporaryFolders)

function aCluster() {
  const env = { NEXA_DATA_DIR: temporaryFolder(), PORT: String(freePort()) }
  const nexa = new NexaProcess({ env, by: 'cluster' })
  /** The last that was said of an instance. */
  const instance = (name: string) => {
    const said = [...nexa.output.matchAll(new RegExp(`${name} is process (\\d+) at (\\S+)`, 'g'))]
    const [, pid, url = ''] = said.at(-1) ?? []
    return { pid: Number(pid), url, starts: said.length }
  }
  const redisUrl = () => /Redis is at (\S+)/.exec(nexa.output)?.[1] ?? ''
  /** What it started and what is still there. */
  const isGone = async () => {
    const pids = [instance('api-1').pid, instance('api-2').pid]
    return !pids.some(isRunning) && !(await isThere(redisUrl())) && postgresOf(env) === null
  }
  return { nexa, instance, redisUrl, isGone }
}

const postgresOf = (env: { NEXA_DATA_DIR: string }) =>
  findRunningPostgres(path.join(env.NEXA_DATA_DIR, 'postgres'))

function connected(redisUrl: string): Redis {
  const redis = new Redis(redisUrl)
  connections.push(redis)
  return redis
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function isThere(redisUrl: string): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => {})
  const answer = await redis.ping().catch(() => null)
  redis.disconnect()
  return answer === 'PONG'
}

/** Sockets through the proxy, until both instances have one: then each of them listens to the room's channel. */
async function socketsOnBoth(ada: Client, redis: Redis, projectId: string) {
  const sockets: SocketClient[] = []
  await waitUntil(async () => {
    const [, instances] = await redis.pubsub('NUMSUB', `task:${projectId}`)
    if (instances === 2) return true
    const socket = await SocketClient.connect(ada)
    await socket.subscribe(`project:${projectId}`)
    sockets.push(socket)
    return false
  })
  return sockets
}

/** Whichever instance a connection would be for, it is served. */
async function goesOn(url: string): Promise<void> {
  for (let at = 0; at < 10; at += 1) {
    expect((await fetch(`${url}/health/ready`, { keepalive: false })).status).toBe(200)
  }
}

test('two instances are one Nexa: they hear of each other, and one may be killed or hang', async () => {
  const { nexa, instance, redisUrl, isGone } = aCluster()
  const url = (await nexa.url()).replace('localhost', '127.0.0.1')
  const ada = await signUp(url, 'ada')
  const { project, tasks } = await aBoard(ada)
  const redis = connected(redisUrl())
  const sockets = await socketsOnBoth(ada, redis, project.id)
  const told: string[] = []
  const ear = connected(redisUrl())
  ear.on('message', (_, head: string) => told.push(head))
  await ear.subscribe(`task:${project.id}`)

  const written: string[] = []
  const rename = async (client: Client) => {
    const key = crypto.randomUUID()
    written.push(key)
    const title = `Change ${written.length}`
    await client.patch(`/api/tasks/${tasks[0].id}`, { title }, { 'Idempotency-Key': key })
  }
  const heardBy = ({ events }: SocketClient) => events.map(({ mutationId }) => mutationId)
  for (const name of ['api-1', 'api-2']) {
    const before = told.length
    await rename(new Client(instance(name).url, ada))
    await waitUntil(() => told.length > before)
  }
  for (const socket of sockets) {
    await waitUntil(() => heardBy(socket).length === 2)
    expect(heardBy(socket)).toEqual(written)
  }

  const killed = instance('api-1')
  process.kill(killed.pid, 'SIGKILL')
  await waitUntil(() => !isRunning(killed.pid))
  await goesOn(url)
  await waitUntil(() => instance('api-1').starts === 2)
  expect(instance('api-1')).toMatchObject({ url: killed.url })
  expect(instance('api-2').starts).toBe(1)
  await rename(new Client(killed.url, ada))
  const survivors = sockets.filter(({ closed }) => closed === null)
  expect(survivors.length).toBeGreaterThan(0)
  for (const socket of survivors) await waitUntil(() => heardBy(socket).length === 3)

  const hung = instance('api-2')
  process.kill(hung.pid, 'SIGSTOP')
  // They are cut off, and can go to the other instance.
  await waitUntil(() => survivors.every(({ closed }) => closed !== null))
  await goesOn(url)
  process.kill(hung.pid, 'SIGCONT')
  for (const one of connections.splice(0)) one.disconnect()
  nexa.kill('SIGTERM')
  await nexa.exited
  await waitUntil(isGone)
})

test('kill -9 of the cluster leaves nothing behind', async () => {
  const { nexa, isGone } = aCluster()
  await nexa.url()
  expect(await isGone()).toBe(false)
  nexa.killGroup('SIGKILL')
  await waitUntil(isGone)
})

test('without a Redis to be found, the start says what to do and leaves the data alone', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  const { exitCode, output } = await runScript(['scripts/cluster.ts'], {
    NEXA_DATA_DIR: dataDir,
    PATH: path.dirname(process.execPath),
  })
  expect(exitCode).toBe(1)
  expect(output.trim()).toBe(
    'Instances hear of each other over Redis: install redis-server, or set REDIS_URL.',
  )
  expect(existsSync(dataDir)).toBe(false)
})
