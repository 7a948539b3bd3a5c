import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { demoPassword } from '../../../scripts/demo/demo-password'
import { askDatabase } from './support/ask-database'
import { Client } from './support/client'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { runScript } from './support/run-script'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl } from './support/test-server'

const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-commands-'))
const made: string[] = []
/** Processes start databases and servers: two seconds, more on a busy machine. */

afterAll(async () => {
  await killProcesses()
  for (const url of made) await dropDatabase(url)
  rmSync(folder, { recursive: true, force: true })
})

const command = (name: string, DATABASE_URL: string) =>
  runScript(['scripts/database.ts', name], { DATABASE_URL, NEXA_DATA_DIR: folder })

async function emptyDatabase(): Promise<string> {
  const url = new URL(serverUrl())
  url.pathname = `/nexa_${crypto.randomUUID().replaceAll('-', '')}`
  await askDatabase(serverUrl(), `create database ${url.pathname.slice(1)}`)
  made.push(url.href)
  return url.href
}

const tablesOf = async (url: string) =>
  (await askDatabase(url, `select tablename from pg_tables where schemaname = 'public'`)).map(
    ({ tablename }) => tablename,
  )

describe('seed', () => {
  const seedHere = () => runScript(['scripts/database.ts', 'seed'], { NEXA_DATA_DIR: folder })

  test('makes a workspace that people sign in to after a start', async () => {
    const seeded = await seedHere()
    expect(seeded).toMatchObject({ exitCode: 0 })
    expect(seeded.output).toContain(demoPassword)
    const env = { NEXA_DATA_DIR: folder, PORT: String(freePort()) }
    const nexa = new NexaProcess({ env })
    const url = await nexa.url()
    const credentials = { email: 'lin@demo.example', password: demoPassword }
    const { token } = await new Client(url).post('/api/auth/sign-in', credentials)
    const lin = new Client(url, { token })
    expect(await lin.get('/api/projects')).toMatchObject([{ taskCount: 15 }, { taskCount: 15 }])
    expect(await lin.get('/api/dashboard/stats')).toMatchObject({ tasks: { overdue: 2 } })
    const again = await seedHere()
    expect(again.output).toContain('beside the running Nexa')
    expect(again.output).toContain('is there already')
    expect(await lin.get('/api/projects')).toMatchObject([{ taskCount: 15 }, { taskCount: 15 }])
    nexa.kill('SIGTERM')
    expect(await nexa.exited).toBe(0)
  })

  test('is refused where other people have accounts', async () => {
    const url = await cloneTemplate(serverUrl())
    made.push(url)
    const refused = await command('seed', url)
    expect(refused).toMatchObject({ exitCode: 1 })
    expect(refused.output).toContain('accounts of other people')
    expect(await askDatabase(url, `select 1 from users where email like '%@demo.example'`)).toEqual(
      [],
    )
  })
})

describe('migrate', () => {
  test('brings a database to the present schema, and leaves it there', async () => {
    const url = await emptyDatabase()
    expect(await command('migrate', url)).toMatchObject({ exitCode: 0 })
    const tables = await tablesOf(url)
    expect(tables).toContain('activity_logs')
    expect(await command('migrate', url)).toMatchObject({ exitCode: 0 })
    expect(await tablesOf(url)).toEqual(tables)
  })
})

describe('push', () => {
  test('makes the tables of an empty database, and is refused on others', async () => {
    const url = await emptyDatabase()
    expect(await command('push', url)).toMatchObject({ exitCode: 0 })
    expect(await tablesOf(url)).toContain('activity_logs')
    const again = await command('push', url)
    expect(again).toMatchObject({ exitCode: 1 })
    expect(again.output).toContain('db:migrate')
  })
})

test('a command that does not exist is answered with those that do', async () => {
  const { exitCode, output } = await command('sed', '')
  expect(exitCode).toBe(1)
  expect(output).toContain('migrate, push, studio, seed')
})
