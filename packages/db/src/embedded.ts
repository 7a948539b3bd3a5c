import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { prepareCluster } from './embedded/cluster'
import { isPostgresOf } from './embedded/is-postgres-of'
import { findPostgresBinaries } from './embedded/postgres-binaries'
import { readPostmasterPid } from './embedded/postmaster-pid'
import { chooseRunAs } from './embedded/run-as'
import { hasSocket, socketPort, socketUrl } from './embedded/socket-folder'
import { startServer } from './embedded/start-server'
import { stopOrphan } from './embedded/stop-orphan'
import type { WatchedProcess } from './embedded/watched-process'

export interface EmbeddedPostgres {
  url: string
  pid: number
  /** Resolves when the server is gone, whoever stopped it. */
  exited: Promise<void>
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** The database's own folder, not one that holds other files; its log is written beside it. */
  dataDir: string
  /** For tests: nothing is synced to disk, and the folder is removed on stop. */
  ephemeral?: boolean
  settings?: Record<string, string>
}

/** Starts the database of a folder whose lock the caller holds. It ends when this process ends, however that ends. */
export async function startEmbeddedPostgres({
  dataDir: folder,
  ephemeral = false,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(folder)
  mkdirSync(path.dirname(dataDir), { recursive: true, mode: 0o700 })
  const binaries = findPostgresBinaries()
  const runAs = chooseRunAs(binaries.postgres, path.dirname(dataDir))
  const cluster = { dataDir, logFile: `${dataDir}.log`, binaries, runAs, ephemeral }
  await stopOrphan(dataDir)
  await prepareCluster(cluster)
  const server = await startServer(cluster, settings)
  const stop = async () => {
    await shutDown(server.process)
    if (!ephemeral) return
    for (const made of [dataDir, cluster.logFile]) rmSync(made, { recursive: true, force: true })
  }
  return {
    url: socketUrl(server.socketFolder, socketPort),
    pid: server.process.pid,
    exited: server.process.exited.then(() => {}),
    stop,
  }
}

/** The address of the server running in this folder, for tools that join a running Nexa. */
export function findRunningPostgres(folder: string): string | null {
  const dataDir = path.resolve(folder)
  const noted = readPostmasterPid(dataDir)
  if (!noted?.isReady || !isPostgresOf(noted.pid, dataDir)) return null
  // Not visible when this tool was given another /tmp than the server.
  return hasSocket(noted.socketFolder, noted.port)
    ? socketUrl(noted.socketFolder, noted.port)
    : null
}

async function shutDown(server: WatchedProcess) {
  // Fast: open transactions are rolled back. After eight seconds at once: the next start recovers from the log.
  if (server.isRunning()) server.kill('SIGINT')
  const escalation = setTimeout(() => server.kill('SIGQUIT'), 8_000)
  await server.exited
  clearTimeout(escalation)
}
