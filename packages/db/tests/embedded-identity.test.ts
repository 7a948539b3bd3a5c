import { afterEach, expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findNobody } from '../src/embedded/nobody'
import { aDatabase, ask, keepNote, readNote, stopDatabases } from './embedded/a-database'
import { aFolder, removeFolders } from './embedded/a-folder'
import { endHosts, startHost } from './embedded/start-host'

afterEach(async () => {
  await stopDatabases()
  await endHosts()
  removeFolders()
})

const isRoot = process.getuid?.() === 0
const nobody = findNobody() ?? { uid: 65534, gid: 65534 }
const asUser = (uid: number) => [
  'setpriv',
  ...['--reuid', String(uid), '--regid', String(nobody.gid), '--clear-groups', '--'],
]
const asNobody = asUser(nobody.uid)

const succeeds = ([program = '', ...words]: string[]) => spawnSync(program, words).status === 0

// A clone in root's home is closed to other users: there the tests of other users cannot run.
const canBeNobody =
  isRoot &&
  [process.execPath, import.meta.path].every((it) => succeeds([...asNobody, 'test', '-r', it]))
if (isRoot && !canBeNobody) console.warn('Not tested: ordinary users cannot reach this clone.')

test.if(isRoot)('root may keep the database where only root may enter', async () => {
  const folder = aFolder()
  chmodSync(folder, 0o700)
  const dataDir = path.join(folder, 'postgres')
  const { url } = await aDatabase({ dataDir, ephemeral: true })
  expect(await ask(url, 'SELECT 1')).toBe(1)
  expect(statSync(dataDir).uid).toBe(0)
})

test.if(canBeNobody)('an ordinary user needs no right on the installed packages', async () => {
  const folder = aFolder()
  chownSync(folder, nobody.uid, nobody.gid)
  const host = startHost('database-host', [path.join(folder, 'postgres'), 'ephemeral'], {
    before: asNobody,
  })
  expect(await ask((await host.said()).url, 'SELECT 1')).toBe(1)
})

const nameless = asUser(12345)
const canBeNameless = canBeNobody && succeeds([...nameless, 'unshare', '--user', 'true'])

test.if(canBeNameless)('a user without a name, as containers have them, is given one', async () => {
  const folder = aFolder()
  chownSync(folder, 12345, nobody.gid)
  const host = startHost('database-host', [path.join(folder, 'postgres'), 'ephemeral'], {
    before: nameless,
  })
  expect(await ask((await host.said()).url, 'SELECT 1')).toBe(1)
})

test.if(canBeNobody)('root without user namespaces runs it as nobody and can go back', async () => {
  // As after lockDataDir: closed to everybody else.
  const folder = aFolder()
  chmodSync(folder, 0o700)
  writeFileSync(path.join(folder, 'nexa.lock'), '')
  const dataDir = path.join(folder, 'postgres')
  const first = await aDatabase({ dataDir })
  await keepNote(first.url)
  await first.stop()
  const host = startHost('database-host', [dataDir], { env: { PATH: aPathWithout('unshare') } })
  const { url, pid } = await host.said()
  expect(await readNote(url)).toBe('kept')
  expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid)
  expect(statSync(folder).mode & 0o777).toBe(0o710)
  await host.kill()
  expect(await readNote((await aDatabase({ dataDir })).url)).toBe('kept')
})

test.if(isRoot)('root with no other identity at hand is told what to do', async () => {
  const PATH = aPathWithout('unshare', 'setpriv')
  const host = startHost('database-host', [path.join(aFolder(), 'postgres')], { env: { PATH } })
  await expect(host.said()).rejects.toThrow(
    /does not run as root[\s\S]*Run Nexa as an ordinary user, or set DATABASE_URL/,
  )
})

test.if(isRoot)("root does not take over another user's database", async () => {
  const dataDir = path.join(aFolder(), 'postgres')
  mkdirSync(dataDir)
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '18\n')
  chownSync(dataDir, 12345, 12345)
  await expect(aDatabase({ dataDir })).rejects.toThrow('belongs to another user (id 12345)')
})

/** The programs the launcher calls, less some. */
function aPathWithout(...absent: string[]) {
  const folder = aFolder()
  for (const name of ['sh', 'id', 'sleep', 'rmdir', 'unshare', 'setpriv']) {
    const program = Bun.which(name)
    if (program && !absent.includes(name)) symlinkSync(program, path.join(folder, name))
  }
  return folder
}
