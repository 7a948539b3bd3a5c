import { afterEach, expect, test } from 'bun:test'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockDataDir } from '../src/data-dir-lock'
import { aFolder, removeFolders } from './embedded/a-folder'
import { endHosts, startHost } from './embedded/start-host'

afterEach(async () => {
  await endHosts()
  removeFolders()
})

const aDataDir = () => path.join(aFolder(), 'data')

test('the folder is made for its owner alone', () => {
  const dataDir = aDataDir()
  lockDataDir(dataDir).release()
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('a second start is told who holds the folder and where it answers', async () => {
  const dataDir = aDataDir()
  const { pid } = await startHost('lock-host', [dataDir, 'http://localhost:3000']).said()
  expect(() => lockDataDir(dataDir)).toThrow(
    `Nexa is already running on this data folder (process ${pid}, http://localhost:3000). Stop it first, or set NEXA_DATA_DIR to another folder.`,
  )
})

test('a second start is refused before the first one has an address', async () => {
  const dataDir = aDataDir()
  const { pid } = await startHost('lock-host', [dataDir]).said()
  expect(() => lockDataDir(dataDir)).toThrow(`data folder (process ${pid}). Stop it first`)
})

test('the same process cannot take the lock twice', () => {
  const dataDir = aDataDir()
  const lock = lockDataDir(dataDir)
  expect(() => lockDataDir(dataDir)).toThrow(`process ${process.pid}`)
  lock.release()
})

test('a lock nobody points to any more is still held', () => {
  const dataDir = aDataDir()
  lockDataDir(dataDir)
  Bun.gc(true)
  Bun.gc(true)
  expect(() => lockDataDir(dataDir)).toThrow('already running')
})

test('the lock is free after a release, and a second release changes nothing', () => {
  const dataDir = aDataDir()
  const first = lockDataDir(dataDir)
  first.release()
  expect(existsSync(path.join(dataDir, 'server.json'))).toBe(false)
  const second = lockDataDir(dataDir)
  first.release()
  expect(() => lockDataDir(dataDir)).toThrow('already running')
  second.release()
})

test('the lock is free after its holder was killed, whatever it left in the folder', async () => {
  const dataDir = aDataDir()
  const host = startHost('lock-host', [dataDir, 'http://localhost:3000'])
  await host.said()
  await host.kill()
  expect(existsSync(path.join(dataDir, 'server.json'))).toBe(true)
  const lock = lockDataDir(dataDir)
  expect(JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8'))).toEqual({
    pid: process.pid,
  })
  lock.release()
})

test('a folder that cannot be made gives a readable error', () => {
  const file = path.join(aFolder(), 'file')
  writeFileSync(file, '')
  expect(() => lockDataDir(path.join(file, 'data'))).toThrow(
    /The data folder .* cannot be used \(.*\)\. Give this user the right to write there/,
  )
})

const isRoot = process.getuid?.() === 0
const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--']

test.if(isRoot)('a lock file this user may only read is no lock', async () => {
  const dataDir = aDataDir()
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o777)
  writeFileSync(path.join(dataDir, 'nexa.lock'), '', { mode: 0o644 })
  const host = startHost('lock-host', [dataDir], { before: asNobody })
  await expect(host.said()).rejects.toThrow('cannot be used (EACCES')
})
