import { chownSync, statSync } from 'node:fs'
import type { Cluster } from './cluster'
import { EmbeddedPostgresError } from './embedded-postgres-error'
import { lastLines } from './last-lines'
import { postgresArguments } from './postgres-settings'
import { readPostmasterPid } from './postmaster-pid'
import { makeSocketFolder, removeSocketFolder } from './socket-folder'
import { stopOrphan } from './stop-orphan'
import { waitUntil } from './wait-until'
import { spawnWatched, type WatchedProcess } from './watched-process'

export interface Server {
  process: WatchedProcess
  socketFolder: string
}

const silenceMs = 60_000
// A server that was killed may leave a process busy with its last statement; PostgreSQL refuses to start beside it.
const stillInUse = /pre-existing shared memory block|lock file "postmaster.pid" already exists/

/** Starts the server and waits until it accepts connections. */
export async function startServer(cluster: Cluster, settings: Record<string, string>) {
  const deadline = performance.now() + silenceMs
  for (;;) {
    const server = spawnServer(cluster, settings)
    if (await isReady(server.process, cluster)) return server
    const lines = lastLines(cluster.logFile)
    if (!stillInUse.test(lines) || performance.now() > deadline) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start:\n${lines}`)
    }
    await Bun.sleep(200)
    await stopOrphan(cluster.dataDir)
  }
}

function spawnServer(cluster: Cluster, settings: Record<string, string>): Server {
  const { dataDir, logFile, binaries, runAs, ephemeral } = cluster
  const socketFolder = makeSocketFolder()
  chownSync(socketFolder, runAs.uid, runAs.gid)
  const options = postgresArguments(dataDir, socketFolder, { ephemeral, settings })
  const process = spawnWatched([...runAs.command, binaries.postgres, ...options], {
    logFile,
    folder: socketFolder,
  })
  void process.exited.then(() => removeSocketFolder(socketFolder, dataDir))
  return { process, socketFolder }
}

/** Crash recovery may take minutes, but it writes a line every ten seconds: only silence is taken for a hang. */
async function isReady(server: WatchedProcess, { dataDir, logFile }: Cluster): Promise<boolean> {
  const isSettled = () => {
    if (!server.isRunning()) return true
    const noted = readPostmasterPid(dataDir)
    return noted?.pid === server.pid && noted.isReady
  }
  let written = -1
  while (statSync(logFile).size > written) {
    written = statSync(logFile).size
    if (await waitUntil(isSettled, silenceMs)) return server.isRunning()
  }
  server.kill('SIGQUIT')
  await server.exited
  return false
}
