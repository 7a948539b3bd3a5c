import { afterEach, expect, test } from 'bun:test'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { findRunningPostgres } from '../src/embedded'
import { isPostgresOf } from '../src/embedded/is-postgres-of'
import { waitUntil } from '../src/embedded/wait-until'
import {
  aDatabase,
  aDataDir,
  ask,
  keepNote,
  readNote,
  socketFolderOf,
  stopDatabases,
  untilRuns,
} from './embedded/a-database'
import { aFolder, removeFolders } from './embedded/a-folder'
import { endHosts, startHost } from './embedded/start-host'

afterEach(async () => {
  await stopDatabases()
  await endHosts()
  removeFolders()
})

test('a fresh database answers, on a socket for its owner alone and on no port', async () => {
  const { url } = await aDatabase()
  expect(await ask(url, "SELECT lower('Ä')")).toBe('ä')
  expect(await ask(url, 'SHOW listen_addresses')).toBe('')
  expect(statSync(socketFolderOf(url)).mode & 0o777).toBe(0o700)
})

test('what was written is there after a stop and a start, and nothing else is left', async () => {
  const dataDir = aDataDir()
  const first = await aDatabase({ dataDir })
  await keepNote(first.url)
  await first.stop()
  await first.stop()
  expect(readFileSync(`${dataDir}.log`, 'utf8')).toContain('received fast shutdown request')
  expect(isPostgresOf(first.pid, dataDir)).toBe(false)
  expect(existsSync(socketFolderOf(first.url))).toBe(false)
  expect(readdirSync(path.dirname(dataDir)).sort()).toEqual(['postgres', 'postgres.log'])
  expect(await readNote((await aDatabase({ dataDir })).url)).toBe('kept')
})

test('a stop rolls back what is still open', async () => {
  const database = await aDatabase({ ephemeral: true })
  const sleeping = ask(database.url, 'SELECT pg_sleep(60)').catch(String)
  await untilRuns(database.url, 'SELECT pg_sleep')
  await database.stop()
  expect(await sleeping).toContain('terminat')
})

test('an ephemeral database takes its folder along', async () => {
  const dataDir = aDataDir()
  const database = await aDatabase({ dataDir, ephemeral: true })
  expect(await ask(database.url, 'SHOW fsync')).toBe('off')
  await database.stop()
  expect(readdirSync(path.dirname(dataDir))).toEqual([])
})

test('a tool finds the running database of a folder, and none before or after', async () => {
  const dataDir = aDataDir()
  expect(findRunningPostgres(dataDir)).toBeNull()
  const database = await aDatabase({ dataDir, ephemeral: true })
  expect(findRunningPostgres(dataDir)).toBe(database.url)
  await database.stop()
  expect(findRunningPostgres(dataDir)).toBeNull()
})

test('kill -9 of its process stops the database, and the next start has the data', async () => {
  const dataDir = aDataDir()
  const host = startHost('database-host', [dataDir])
  const { url, pid } = await host.said()
  await keepNote(url)
  // A closed terminal or a service stop signals the watchdog as well: it must stay.
  process.kill(-pid, 'SIGHUP')
  await host.kill()
  expect(await waitUntil(() => !isPostgresOf(pid, dataDir), 20_000)).toBe(true)
  expect(await waitUntil(() => !existsSync(socketFolderOf(url)), 20_000)).toBe(true)
  expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false)
  expect(await readNote((await aDatabase({ dataDir })).url)).toBe('kept')
})

test.if(process.platform === 'linux')(
  'a database whose watchdog was killed too is ended by the next start',
  async () => {
    const dataDir = aDataDir()
    const host = startHost('database-host', [dataDir])
    const { url, pid } = await host.said()
    await keepNote(url)
    const watchdogs = shellsOf(socketFolderOf(url))
    expect(watchdogs).toHaveLength(1)
    for (const watchdog of watchdogs) process.kill(watchdog, 'SIGKILL')
    await host.kill()
    expect(isPostgresOf(pid, dataDir)).toBe(true)
    const next = await aDatabase({ dataDir })
    expect(isPostgresOf(pid, dataDir)).toBe(false)
    expect(existsSync(socketFolderOf(url))).toBe(false)
    expect(await readNote(next.url)).toBe('kept')
  },
)

test('a server that was killed recovers, also while its last statement still runs', async () => {
  const dataDir = aDataDir()
  const first = await aDatabase({ dataDir })
  await keepNote(first.url)
  const busy = `DO $$ BEGIN WHILE clock_timestamp() < '${new Date(Date.now() + 1_500).toISOString()}' LOOP END LOOP; END $$`
  const statement = ask(first.url, busy).catch(String)
  await untilRuns(first.url, 'DO')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  expect(await readNote((await aDatabase({ dataDir })).url)).toBe('kept')
  await statement
})

test('a folder name may hold spaces, quotes and letters beyond ASCII', async () => {
  const dataDir = path.join(aFolder(), "Größe 100 % – it's 日本", 'post gres')
  const { url } = await aDatabase({ dataDir, ephemeral: true })
  expect(await ask(url, 'SHOW data_directory')).toBe(dataDir)
  expect(findRunningPostgres(dataDir)).not.toBeNull()
})

test('a folder or a temporary folder with a long name does not lengthen the socket', async () => {
  const long = path.join(aFolder(), 'long'.repeat(30))
  mkdirSync(long, { recursive: true })
  const { url } = await startHost('database-host', [path.join(long, 'postgres'), 'ephemeral'], {
    env: { TMPDIR: long },
  }).said()
  expect(path.dirname(socketFolderOf(url))).toBe('/tmp')
  expect(await ask(url, 'SELECT 1')).toBe(1)
})

test('a start killed while it made the database is no obstacle', async () => {
  const dataDir = aDataDir()
  const host = startHost('database-host', [dataDir])
  const unfinished = () =>
    readdirSync(path.dirname(dataDir)).find(
      (name) => name.startsWith('postgres.new-') && isBegun(path.join(dataDir, '..', name)),
    )
  expect(await waitUntil(() => unfinished() !== undefined, 20_000)).toBe(true)
  await host.kill()
  expect(existsSync(dataDir)).toBe(false)
  mkdirSync(`${dataDir}.new-123456/base`, { recursive: true })
  expect(await ask((await aDatabase({ dataDir })).url, 'SELECT 1')).toBe(1)
  expect(await waitUntil(() => unfinished() === undefined, 20_000)).toBe(true)
  expect(existsSync(`${dataDir}.new-123456`)).toBe(false)
})

const isBegun = (folder: string) => existsSync(path.join(folder, 'PG_VERSION'))

test('the copied folder of a running database does not touch the original', async () => {
  const [dataDir, copy] = [aDataDir(), aDataDir()]
  await (await aDatabase({ dataDir })).stop()
  cpSync(dataDir, copy, { recursive: true })
  const original = await aDatabase({ dataDir })
  cpSync(path.join(dataDir, 'postmaster.pid'), path.join(copy, 'postmaster.pid'))
  expect(findRunningPostgres(copy)).toBeNull()
  expect(await ask((await aDatabase({ dataDir: copy })).url, 'SHOW data_directory')).toBe(copy)
  expect(await ask(original.url, 'SHOW data_directory')).toBe(dataDir)
})

test('a pid file whose number now belongs to another program is no obstacle', async () => {
  const dataDir = aDataDir()
  const first = await aDatabase({ dataDir })
  const left = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8')
  await first.stop()
  // Even one that works in the folder, such as somebody's shell.
  const stranger = Bun.spawn(['sleep', '60'], { cwd: dataDir })
  writeFileSync(path.join(dataDir, 'postmaster.pid'), left.replace(/^\d+/, String(stranger.pid)))
  expect(await ask((await aDatabase({ dataDir })).url, 'SELECT 1')).toBe(1)
  expect(stranger.exitCode).toBeNull()
  expect(stranger.signalCode).toBeNull()
  stranger.kill()
})

test('a folder that holds other files is left alone', async () => {
  const dataDir = aFolder()
  writeFileSync(path.join(dataDir, 'thesis.txt'), 'ten years')
  await expect(aDatabase({ dataDir })).rejects.toThrow('is not empty and holds no database')
  expect(readFileSync(path.join(dataDir, 'thesis.txt'), 'utf8')).toBe('ten years')
})

test('a database of another PostgreSQL version is refused with both versions', async () => {
  const dataDir = aDataDir()
  mkdirSync(dataDir)
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '17\n')
  await expect(aDatabase({ dataDir })).rejects.toThrow(
    /was made by PostgreSQL 17; this Nexa brings PostgreSQL 18/,
  )
})

test('a start that fails says why', async () => {
  await expect(
    aDatabase({ ephemeral: true, settings: { shared_buffers: 'plenty' } }),
  ).rejects.toThrow(/PostgreSQL did not start:[\s\S]*"shared_buffers": "plenty"/)
})

function shellsOf(socketFolder: string) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      const [program, , , folder] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return program === 'sh' && folder === socketFolder
    } catch {
      // It ended while we looked.
      return false
    }
  })
}
