import { readdirSync, readFileSync } from 'node:fs'

/** What Linux counts in: USER_HZ is 100 on every machine that runs Bun. */
const tickMs = 10

type Stat = { parent: number; ownMs: number; goneChildrenMs: number }

/** CPU time of a process so far; null where there is no /proc. */
export const cpuMsOf = (pid: number): number | null => readStat(pid)?.ownMs ?? null

/** With that of the processes it started, gone ones too: PostgreSQL has one for each connection. */
export function familyCpuMsOf(pid: number): number | null {
  const own = readStat(pid)
  if (!own) return null
  const all = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null
    return stat?.parent === pid ? [stat.ownMs] : []
  })
  return all.reduce((sum, ms) => sum + ms, own.ownMs + own.goneChildrenMs)
}

export function residentMegabytesOf(pid: number): number | null {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status')) ?? []
  return kilobytes === undefined ? null : (Number(kilobytes) * 1_024) / 1_000_000
}

function readStat(pid: number): Stat | null {
  // The name before it is in brackets and may hold anything.
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ').map(Number)
  if (!fields || fields.length < 15) return null
  const [, parent = 0] = fields
  const [user = 0, system = 0, goneUser = 0, goneSystem = 0] = fields.slice(11, 15)
  return {
    parent,
    ownMs: (user + system) * tickMs,
    goneChildrenMs: (goneUser + goneSystem) * tickMs,
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // Gone meanwhile, or no Linux.
    return ''
  }
}
