import { rmSync } from 'node:fs'
import { isPostgresOf } from './is-postgres-of'
import { postmasterPidFile, readPostmasterPid } from './postmaster-pid'
import { removeSocketFolder } from './socket-folder'
import { waitUntil } from './wait-until'

/** Ends what a crashed Nexa left: the caller holds the data folder's lock, so no server may be running in it. */
export async function stopOrphan(dataDir: string) {
  const left = readPostmasterPid(dataDir)
  if (!left) return
  const isGone = () => !isPostgresOf(left.pid, dataDir)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isGone()) break
    send(signal, left.pid)
    await waitUntil(isGone, 10_000)
  }
  removeSocketFolder(left.socketFolder, dataDir)
  // The number now belongs to a stranger: PostgreSQL would take it for a server and refuse to start.
  // If nobody has it, the file stays: PostgreSQL checks it for processes that outlived their server.
  if (isGone() && isAlive(left.pid)) rmSync(postmasterPidFile(dataDir), { force: true })
}

function send(signal: NodeJS.Signals | 0, pid: number) {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else. Otherwise it just ended.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const isAlive = (pid: number) => send(0, pid)
