import { afterEach, expect, test } from 'bun:test'
import { mkdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findPostgresBinaries, preparePackage } from '../src/embedded/postgres-binaries'
import { aFolder, removeFolders } from './embedded/a-folder'

const { platform } = process

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform })
  removeFolders()
})

test('a package whose install script was skipped is made ready', () => {
  const folder = aFolder()
  for (const sub of ['native/bin', 'native/lib'])
    mkdirSync(path.join(folder, sub), { recursive: true })
  const files = {
    'native/bin/initdb': '',
    'native/bin/postgres': '',
    'native/lib/libpq.so.5.18': '',
  }
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  for (const [file, text] of Object.entries({
    ...files,
    'package.json': '{"version":"18.4.0-beta.17"}',
    'native/pg-symlinks.json': JSON.stringify(links),
  })) {
    writeFileSync(path.join(folder, file), text, { mode: 0o644 })
  }
  const { initdb, majorVersion } = preparePackage(folder)
  expect(majorVersion).toBe('18')
  expect(statSync(initdb).mode & 0o111).toBe(0o111)
  expect(readlinkSync(path.join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
  expect(preparePackage(folder).initdb).toBe(initdb)
})

test.each(['win32', 'freebsd'])('on %s it says what to do instead', (value) => {
  Object.defineProperty(process, 'platform', { value })
  expect(findPostgresBinaries).toThrow(
    `There is no embedded PostgreSQL for ${value}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer (on Windows: use WSL).`,
  )
})
