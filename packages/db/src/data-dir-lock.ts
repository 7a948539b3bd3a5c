import { Database, SQLiteError } from 'bun:sqlite'
import { accessSync, constants, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DataDirInUse, DataDirNotWritable, readHolder } from './data-dir-errors'

export interface DataDirLock {
  /** Tells a second start where this one answers. */
  describe(holder: { url: string }): void
  release(): void
}

// Kept here, for a lock whose owner forgot it: a collected database would close its file and give up the lock.
const held = new Set<Database>()

/** Makes this process the only one that uses the folder; the system gives the lock back when the process ends. */
export function lockDataDir(folder: string): DataDirLock {
  const dataDir = path.resolve(folder)
  const holderFile = path.join(dataDir, 'server.json')
  const write = (holder: { pid: number; url?: string }) => {
    writeFileSync(`${holderFile}.new`, JSON.stringify(holder), { mode: 0o600 })
    renameSync(`${holderFile}.new`, holderFile)
  }
  const lock = acquire(dataDir, holderFile)
  write({ pid: process.pid })
  return {
    describe: ({ url }) => write({ pid: process.pid, url }),
    release() {
      if (!held.delete(lock)) return
      rmSync(holderFile, { force: true })
      lock.close()
    },
  }
}

function acquire(dataDir: string, holderFile: string): Database {
  const file = path.join(dataDir, 'nexa.lock')
  let lock: Database | undefined
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    lock = new Database(file, { create: true, readwrite: true })
    // SQLite quietly falls back to reading, and then locks nothing, where it may not write.
    accessSync(file, constants.W_OK)
    lock.run('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (error instanceof SQLiteError && error.code === 'SQLITE_BUSY') {
      throw new DataDirInUse(readHolder(holderFile))
    }
    throw new DataDirNotWritable(dataDir, error)
  }
  held.add(lock)
  return lock
}
