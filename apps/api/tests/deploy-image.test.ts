import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import manifest from '../../../package.json'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { castOf } from './support/cast'
import { Client } from './support/client'
import { buildImage, type Image } from './support/deploy/build-image'
import { startCaddy, stopCaddies } from './support/deploy/caddy'
import { deployFolder, readCompose } from './support/deploy/compose-file'
import { environmentOf, s3Storage } from './support/file-storages'
import { freePort, killProcesses, NexaProcess, repository } from './support/nexa-process'
import { RedisServer } from './support/redis-server'
import { SocketClient } from './support/socket-client'
import { StrictS3 } from './support/strict-s3'
import { cloneTemplate, dropDatabase } from './support/template'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { serverUrl } from './support/test-server'
import { waitUntil } from './support/wait-until'

let built: Awaited<ReturnType<typeof buildImage>>
let image: Image
let databaseUrl = ''
let redis: RedisServer
const s3 = new StrictS3()

beforeAll(async () => {
  const dockerfile = path.join(deployFolder, 'Dockerfile')
  built = await buildImage(dockerfile, repository, temporaryFolder())
  image = built.image
  databaseUrl = await cloneTemplate(serverUrl())
  redis = await RedisServer.start()
})
afterEach(async () => {
  await stopCaddies()
  await killProcesses()
})
afterAll(async () => {
  await redis.stop()
  await s3.stop()
  await dropDatabase(databaseUrl)
  removeTemporaryFolders()
})

/** A container's process, on what the Compose file gives it, as far as that is here. */
function anInstance(environment: Record<string, string> = {}): NexaProcess & { port: number } {
  const port = freePort()
  const nexa = new NexaProcess({
    folder: path.join(image.root, image.workdir),
    env: {
      ...readCompose().services['api-1']?.environment,
      SMTP_URL: '',
      MAIL_FROM: '',
      ...environmentOf(databaseUrl, s3Storage(s3)),
      ...image.environment,
      NEXA_DATA_DIR: path.join(image.root, image.environment.NEXA_DATA_DIR ?? ''),
      REDIS_URL: redis.url,
      PUBLIC_URL: `http://localhost:${port}`,
      PORT: String(port),
      ...environment,
    },
  })
  return Object.assign(nexa, { port })
}

test('base images are pinned; Bun is the one that the tests run on', () => {
  for (const { base } of built.stages) expect(base).toMatch(/^[\w/]+:\d+\.\d+\.\d+[\w.-]*$/)
  expect(image.base).toBe(`oven/bun:${manifest.devDependencies.bun}-slim`)
})

test('an ordinary user runs Bun itself, which gets the signals', () => {
  expect(image.user).toBe('bun')
  expect(image.entrypoint).toEqual(['bun', 'apps/api/src/index.ts'])
})

test('the image holds what a server needs and nothing else', () => {
  const root = path.join(image.root, image.workdir)
  const source = path.join(root, 'apps/api/src')
  for (let folder = path.dirname(root); folder !== '/'; folder = path.dirname(folder)) {
    expect(existsSync(path.join(folder, 'node_modules'))).toBe(false)
  }
  expect(Bun.resolveSync('hono', source)).toStartWith(root)
  for (const name of [
    'typescript',
    '@biomejs/biome',
    'drizzle-kit',
    'fast-check',
    'svix',
    'vite',
  ]) {
    expect(() => Bun.resolveSync(`${name}/package.json`, source)).toThrow()
  }
  const own = [
    '.git',
    '.data',
    'deploy',
    'docs',
    'scripts',
    'apps/api/tests',
    'packages/client/src',
    'apps/web/src',
    'apps/web/node_modules',
  ]
  for (const name of own) expect([name, existsSync(path.join(root, name))]).toEqual([name, false])
  expect(sizeOf(root)).toBeLessThan(150_000_000)
})

test('its server starts in production, works and ends by SIGTERM', async () => {
  const nexa = anInstance()
  const { ada } = castOf(await nexa.url())
  expect(await ada.get('/health/ready')).toMatchObject({
    checks: { database: 'ok', storage: 'ok', redis: 'ok' },
  })
  const { tasks } = await aBoard(ada)
  const { downloadUrl } = await attach(ada, tasks[0].id, 'Hello')
  expect(await (await ada.fetch('GET', downloadUrl)).text()).toBe('Hello')
  expect((await fetch(`${ada.url}/docs`)).status).toBe(200)
  const page = await (await fetch(`${ada.url}/sign-in`)).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
  expect((await fetch(ada.url + script)).headers.get('content-type')).toStartWith('text/javascript')
  nexa.kill('SIGTERM')
  expect(await nexa.exited).toBe(0)
})

/** A write that was on its way to the one that died may be refused. It is sent again, and done once. */
async function writtenAtLast(client: Client, name: string): Promise<void> {
  const headers = { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' }
  await waitUntil(async () => {
    const body = JSON.stringify({ name })
    const { status } = await client.fetch('POST', '/api/projects', body, headers)
    expect([201, 503]).toContain(status)
    return status === 201
  })
}

const caddy = Bun.which('caddy')
if (!caddy) console.warn('Not tested: the proxy of deploy/, as caddy is not installed.')

test.if(caddy !== null)(
  'behind the proxy of the example two instances are one Nexa, also when one is killed',
  async () => {
    const instances = [anInstance(), anInstance()]
    for (const one of instances) await one.url()
    const proxyUrl = await startCaddy(
      instances.map(({ port }) => port),
      s3.settings.endpoint,
    )
    const { ada } = castOf(proxyUrl)
    const { project, tasks } = await aBoard(ada)
    const sockets = [await SocketClient.connect(ada), await SocketClient.connect(ada)]
    for (const one of sockets) await one.subscribe(`project:${project.id}`)
    await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Through the proxy' })
    for (const { events } of sockets) await waitUntil(() => events.length === 1)
    expect((await fetch(`${ada.url}/metrics`)).status).toBe(404)

    const [killed] = instances
    killed?.kill('SIGKILL')
    await killed?.exited
    const names = Array.from({ length: 10 }, (_, at) => `After ${at}`)
    for (const name of names) await writtenAtLast(ada, name)
    const projects: { name: string }[] = await ada.get('/api/projects')
    const written = projects.map(({ name }) => name).filter((name) => names.includes(name))
    expect(written.sort()).toEqual(names)
    await waitUntil(() => sockets.filter(({ closed }) => closed === null).length === 1)
    await killProcesses()
    const refused = await fetch(`${ada.url}/api/projects`)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
  },
)

test.if(caddy !== null)(
  'the proxy tells whose address it is, links to files hold behind it',
  async () => {
    const filesPort = freePort()
    const files = { S3_ENDPOINT: `http://127.0.0.1:${filesPort}`, MAX_UPLOAD_BYTES: '20000000' }
    const nexa = anInstance({ ...files, TRUSTED_PROXIES: '1', RATE_LIMIT_ANONYMOUS: '5' })
    await nexa.url()
    const proxyUrl = await startCaddy([nexa.port], s3.settings.endpoint, filesPort)
    const { ada } = castOf(proxyUrl)
    const { tasks } = await aBoard(ada)
    const content = 'x'.repeat(10_000_000)
    const { downloadUrl } = await attach(ada, tasks[0].id, content)
    const redirect = await ada.fetch('GET', downloadUrl)
    expect(redirect.url).toStartWith(files.S3_ENDPOINT)
    expect((await redirect.text()).length).toBe(content.length)

    const signIn = (address: string) =>
      new Client(proxyUrl).fetch('GET', '/api/projects', undefined, { 'X-Forwarded-For': address })
    const statuses: number[] = []
    for (let at = 1; at <= 7; at += 1) statuses.push((await signIn(`192.0.2.${at}`)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  },
)

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.reduce((sum, entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return sum + sizeOf(file)
    return entry.isFile() ? sum + statSync(file).size : sum
  }, 0)
}
