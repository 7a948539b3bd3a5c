import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** Whether this process is a live PostgreSQL server of this folder: a pid alone may have been given to another program. */
export function isPostgresOf(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return isPostgresByCommand(pid, dataDir)
  try {
    // A server works in its data folder; this holds also after the folder was moved, and for no zombie.
    const folder = readlinkSync(`/proc/${pid}/cwd`)
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return folder === realpathSync(dataDir) && path.basename(program) === 'postgres'
  } catch {
    return false
  }
}

function isPostgresByCommand(pid: number, dataDir: string) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  return stdout.includes(`postgres -D ${dataDir} `)
}
