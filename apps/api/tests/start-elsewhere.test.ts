import { afterAll, afterEach, expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { askDatabase } from './support/ask-database'
import { castOf } from './support/cast'
import { freePort, killProcesses, NexaProcess, repository } from './support/nexa-process'
import { cloneTemplate, dropDatabase } from './support/template'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import { serverUrl, testSecret } from './support/test-server'

afterEach(killProcesses, 20_000)
afterAll(removeTemporaryFolders)

const onFreePort = (env: Record<string, string>) => ({ PORT: String(freePort()), ...env })

test('DATABASE_URL is used instead of a database of our own', async () => {
  const databaseUrl = await cloneTemplate(serverUrl())
  const dataDir = temporaryFolder()
  const env = { DATABASE_URL: databaseUrl, NEXA_DATA_DIR: dataDir, AUTH_SECRET: testSecret }
  const nexa = new NexaProcess({ env: onFreePort({ ...env, NODE_ENV: 'production' }) })
  const { ada } = castOf(await nexa.url())
  expect(await ada.get('/api/auth/me')).toMatchObject({ id: ada.userId, role: 'super_admin' })
  expect(nexa.output).toContain('Data lies in the database of DATABASE_URL')
  expect(readdirSync(dataDir)).toEqual([])
  nexa.kill('SIGTERM')
  expect(await nexa.exited).toBe(0)
  await dropDatabase(databaseUrl)
})

test('several first starts at once on an empty database all succeed', async () => {
  const server = serverUrl()
  const name = `nexa_${crypto.randomUUID().replaceAll('-', '')}`
  await askDatabase(server, `create database ${name}`)
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const env = { DATABASE_URL: databaseUrl, NEXA_DATA_DIR: temporaryFolder() }
  const instances = [1, 2, 3].map(() => new NexaProcess({ env: onFreePort(env) }))
  for (const instance of instances) {
    const ready = await fetch(`${await instance.url()}/health/ready`)
    expect(ready.status).toBe(200)
  }
  await killProcesses()
  await dropDatabase(databaseUrl)
})

const badConfigurations: Record<string, Record<string, string>> = {
  'The configuration is not valid:\n  PORT: ': { PORT: 'web' },
  'The configuration is not valid:\n  DATABASE_URL: ': { DATABASE_URL: 'mysql://localhost/nexa' },
  'The configuration is not valid:\n  AUTH_SECRET: Expected at least 32 characters': {
    AUTH_SECRET: 'short',
  },
  'AUTH_SECRET must be set in production with a DATABASE_URL': {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://localhost/nexa',
  },
}

for (const [message, env] of Object.entries(badConfigurations)) {
  test(`a start with ${Object.keys(env).join(' and ')} set badly is refused with one message`, async () => {
    const dataDir = path.join(temporaryFolder(), 'data')
    const nexa = new NexaProcess({ env: { NEXA_DATA_DIR: dataDir, ...env }, by: 'wrapper' })
    expect(await nexa.exited).toBe(1)
    expect(nexa.output).toStartWith(message)
    expect(nexa.output.trim().split('\n').length).toBeLessThan(3)
    expect(existsSync(dataDir)).toBe(false)
  })
}

test('a clone whose path holds spaces starts, with its data beside the code', async () => {
  const folder = aCopy()
  const nexa = new NexaProcess({ env: onFreePort({}), by: 'npm', folder })
  expect((await fetch(`${await nexa.url()}/health/ready`)).status).toBe(200)
  expect(nexa.output).toContain(`Data lies in ${path.join(folder, '.data')} `)
})

/** The code in a folder of its own, on the installed packages. */
function aCopy(): string {
  const folder = path.join(temporaryFolder(), 'my clone')
  const modules = path.join(repository, 'node_modules')
  mkdirSync(path.join(folder, 'node_modules/@nexa'), { recursive: true })
  for (const name of ['apps', 'packages', 'scripts', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(repository, name), path.join(folder, name), { recursive: true })
  }
  for (const name of readdirSync(modules).filter((one) => one !== '@nexa')) {
    symlinkSync(path.join(modules, name), path.join(folder, 'node_modules', name))
  }
  for (const name of ['client', 'db', 'shared']) {
    symlinkSync(`../../packages/${name}`, path.join(folder, 'node_modules/@nexa', name))
  }
  return folder
}

// A clone in root's home is closed to other users: there this cannot be shown.
const nobody = 65_534
const asNobody = ['setpriv', '--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups', '--']
const [setpriv = '', ...words] = [...asNobody, process.execPath, '--print', '1']
const canBeNobody =
  process.getuid?.() === 0 && spawnSync(setpriv, words, { cwd: repository }).status === 0
if (process.getuid?.() === 0 && !canBeNobody) {
  console.warn('Not tested: an ordinary user cannot reach this clone.')
}

test.if(canBeNobody)('an ordinary user starts it on a folder of their own', async () => {
  const dataDir = temporaryFolder()
  chownSync(dataDir, nobody, nobody)
  const env = onFreePort({ NEXA_DATA_DIR: dataDir, HOME: dataDir })
  const nexa = new NexaProcess({ env, by: 'wrapper', before: asNobody })
  expect((await fetch(`${await nexa.url()}/health/ready`)).status).toBe(200)
})
