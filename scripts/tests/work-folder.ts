import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const prefix = 'nexa-tests-'
const roomyBytes = 4 * 2 ** 30

/** In memory where there is plenty of it, so that no slow disk holds up a test. Killed runs' folders are removed. */
export function makeWorkFolder(): string {
  const parent = memoryFolder() ?? os.tmpdir()
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (pid && !isRunning(pid)) removeFolder(path.join(parent, name))
  }
  return mkdtempSync(path.join(parent, `${prefix}${process.pid}-`))
}

function memoryFolder(): string | null {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return null
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= roomyBytes ? folder : null
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another user's cannot be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Another user's.
  }
}
