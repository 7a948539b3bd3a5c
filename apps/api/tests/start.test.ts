import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { findRunningPostgres } from '@nexa/db/embedded'
import pg from 'pg'
import { password, signUp } from './support/cast'
import { Client } from './support/client'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { waitUntil } from './support/wait-until'

/** A folder that was used before: starts on it are quicker than on a new one. */
const used = { NEXA_DATA_DIR: '', PORT: '' }
const ada = () => new Client(`http://localhost:${used.PORT}`, credentials)
let credentials = { token: '', userId: '', workspaceId: '' }

beforeAll(async () => {
  used.NEXA_DATA_DIR = temporaryFolder()
  used.PORT = String(freePort())
  const nexa = new NexaProcess({ env: used })
  credentials = await signUp(await nexa.url(), 'ada')
  nexa.kill('SIGTERM')
  expect(await nexa.exited).toBe(0)
})
afterEach(killProcesses, 20_000)
afterAll(removeTemporaryFolders)

const postgresOf = ({ NEXA_DATA_DIR }: typeof used) =>
  findRunningPostgres(path.join(NEXA_DATA_DIR, 'postgres'))

const isRefused = (url: string) =>
  fetch(`${url}/health`, { keepalive: false }).then(
    () => false,
    () => true,
  )

test('npm start says where Nexa answers, how to sign up and where the data lies; Ctrl-C stops it', async () => {
  const env = { NEXA_DATA_DIR: temporaryFolder(), PORT: String(freePort()) }
  const nexa = new NexaProcess({ env, by: 'npm' })
  const url = await nexa.url()
  await waitUntil(() => nexa.output.includes('Ctrl-C'))
  expect(url).toBe(`http://localhost:${env.PORT}`)
  expect(nexa.output).toContain(`Data lies in ${env.NEXA_DATA_DIR}`)
  expect(nexa.output).toContain(`no account yet: open ${url} and make one`)
  expect(postgresOf(env)).not.toBeNull()
  // To npm, to our launcher and to the server at once, as a terminal sends it.
  nexa.killGroup('SIGINT')
  await nexa.exited
  expect(postgresOf(env)).toBeNull()
})

test('npm start is stopped by a SIGTERM to npm alone', async () => {
  const nexa = new NexaProcess({ env: used, by: 'npm' })
  await nexa.url()
  nexa.kill('SIGTERM')
  await nexa.exited
  await waitUntil(() => postgresOf(used) === null)
})

test('accounts, sessions and boards are there after a restart, and no first steps any more', async () => {
  const first = new NexaProcess({ env: used })
  await first.url()
  const project = await ada().post('/api/projects', { name: 'Kept' })
  first.kill('SIGINT')
  expect(await first.exited).toBe(0)

  const second = new NexaProcess({ env: used })
  const url = await second.url()
  expect(await ada().get(`/api/projects/${project.id}`)).toMatchObject({ name: 'Kept' })
  await new Client(url).post('/api/auth/sign-in', { email: 'ada@example.com', password })
  await waitUntil(() => second.output.includes('Ctrl-C'))
  expect(second.output).not.toContain('no account yet')
})

test('a second start on the same folder says who is there already, and leaves it alone', async () => {
  const first = new NexaProcess({ env: used })
  const url = await first.url()
  const second = new NexaProcess({ env: { ...used, PORT: String(freePort()) }, by: 'wrapper' })
  expect(await second.exited).toBe(1)
  expect(second.output.trim()).toBe(
    `Nexa is already running on this data folder (process ${first.pid}, ${url}). Stop it first, or set NEXA_DATA_DIR to another folder.`,
  )
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
})

test('SIGTERM finishes the requests in flight, refuses new ones and stops the database', async () => {
  const nexa = new NexaProcess({ env: used, by: 'wrapper' })
  const url = await nexa.url()
  const { id } = await ada().post('/api/projects', { name: 'Before' })
  const holder = new pg.Client({ connectionString: postgresOf(used) ?? '' })
  holder.on('error', () => {})
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from projects where id = $1 for update', [id])
  const renamed = ada().patch(`/api/projects/${id}`, { name: 'After' }).answer()
  await waitUntil(async () => {
    const { rows } = await holder.query('select 1 from pg_locks where not granted')
    return rows.length > 0
  })
  const began = performance.now()
  nexa.kill('SIGTERM')
  await waitUntil(() => isRefused(url))
  await holder.query('rollback')
  expect(await renamed).toMatchObject({ data: { name: 'After' } })
  expect(await nexa.exited).toBe(0)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(postgresOf(used)).toBeNull()
})

test('kill -9 of the launcher leaves no server behind', async () => {
  const nexa = new NexaProcess({ env: used, by: 'wrapper' })
  const url = await nexa.url()
  nexa.kill('SIGKILL')
  await waitUntil(() => isRefused(url))
  await waitUntil(() => postgresOf(used) === null)
  // The server holds its output open, and its lock on the folder, until it is gone.
  await nexa.exited
  expect(await new NexaProcess({ env: used }).url()).toBe(url)
})

test('a port that was asked for and is taken is named', async () => {
  const taken = Bun.listen({ hostname: '0.0.0.0', port: 0, socket: { data() {} } })
  const nexa = new NexaProcess({ env: { ...used, PORT: String(taken.port) } })
  expect(await nexa.exited).toBe(1)
  expect(nexa.output.trim()).toBe(
    `Port ${taken.port} is in use. Stop what uses it, or set PORT to another one.`,
  )
  expect(postgresOf(used)).toBeNull()
  expect(readdirSync(used.NEXA_DATA_DIR)).not.toContain('server.json')
  taken.stop(true)
})

test('without a PORT the next free one is taken', async () => {
  // Somebody else on this machine may hold 3001: that serves as well.
  const taken = await Promise.resolve()
    .then(() => Bun.listen({ hostname: '0.0.0.0', port: 3_001, socket: { data() {} } }))
    .catch(() => null)
  const nexa = new NexaProcess({ env: { NEXA_DATA_DIR: used.NEXA_DATA_DIR } })
  const url = await nexa.url()
  expect(Number(new URL(url).port)).toBeGreaterThan(3_001)
  expect((await fetch(`${url}/health`)).status).toBe(200)
  taken?.stop(true)
})
