import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'

export interface WatchedProcess {
  pid: number
  /** Resolves with the exit code, null after a signal. */
  exited: Promise<number | null>
  isRunning(): boolean
  kill(signal: 'SIGINT' | 'SIGQUIT'): void
}

// The outer sh becomes the program; the inner one is nobody's child and reads a pipe only we hold. A line means
// the program ended; end of file means we are gone, kill -9 included. Signals to the whole group don't end it.
// An empty folder is the sign of a clean end: the pid may stay as a zombie until somebody collects it.
const script = `
( (
  trap '' HUP INT TERM
  read -r line <&3 && exit
  for signal in INT QUIT; do
    tries=0
    while [ $tries -lt 100 ] && kill -$signal $$; do
      sleep 0.1
      rmdir "$0" && exit
      tries=$((tries + 1))
    done
  done
  rmdir "$0"
) 2>/dev/null & )
exec "$@" 3<&-
`

/** Runs a program that never outlives this process. If it had to be stopped for that, `folder`, once empty, is removed. */
export function spawnWatched(
  command: readonly string[],
  { logFile, folder }: { logFile: string; folder: string },
): WatchedProcess {
  const log = openSync(logFile, 'w', 0o600)
  // Detached: Ctrl-C in a terminal must not stop the database before the API has drained.
  const child = spawn('sh', ['-c', script, folder, ...command], {
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
  })
  closeSync(log)
  const lifeline = child.stdio[3]
  // The watchdog may have been killed: then nobody reads our line.
  lifeline?.on('error', () => {})
  // Not awaiting 'spawn': with a fourth pipe Bun does not always report it.
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve).once('error', (error) => {
      appendFileSync(logFile, error.message)
      resolve(127)
    })
  })
  const exited = ended.then((code) => {
    if (lifeline && 'end' in lifeline) lifeline.end('\n', () => lifeline.destroy())
    return code
  })
  return {
    pid: child.pid ?? 0,
    exited,
    isRunning: () => Boolean(child.pid) && child.exitCode === null && child.signalCode === null,
    kill: (signal) => void child.kill(signal),
  }
}
