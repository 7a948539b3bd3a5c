import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from '../lib/log'
import { abandonedBefore } from './abandoned-before'

const sweepMs = 900_000

/** Of this instance's own folder, which no job of another one sees: what a process that was killed left in it. */
export function sweepIncoming(folder: string, log: Log): { stop: () => void } {
  const sweep = () => {
    removeAbandoned(folder).catch((error: unknown) =>
      log.warn({ err: error }, 'Unfinished uploads could not be removed'),
    )
  }
  const timer = setInterval(sweep, sweepMs)
  sweep()
  return { stop: () => clearInterval(timer) }
}

async function removeAbandoned(folder: string): Promise<void> {
  // No upload came yet.
  const names = await readdir(folder).catch(() => [])
  for (const file of names.map((name) => path.join(folder, name))) {
    // null: that upload has just ended.
    const found = await stat(file).catch(() => null)
    if (found && found.mtime < abandonedBefore()) await rm(file, { force: true })
  }
}
