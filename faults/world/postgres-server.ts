import { chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Cluster, prepareCluster } from '@nexa/db/embedded/cluster'
import { lastLines } from '@nexa/db/embedded/last-lines'
import { findPostgresBinaries } from '@nexa/db/embedded/postgres-binaries'
import { readPostmasterPid } from '@nexa/db/embedded/postmaster-pid'
import { chooseRunAs } from '@nexa/db/embedded/run-as'
import { makeSocketFolder } from '@nexa/db/embedded/socket-folder'
import { stopOrphan } from '@nexa/db/embedded/stop-orphan'
import { spawnWatched, type WatchedProcess } from '@nexa/db/embedded/watched-process'
import { freePort } from '../../apps/api/tests/support/nexa-process'
import { waitUntil } from '../../apps/api/tests/support/wait-until'

const startMs = 60_000
/** A killed server's processes end a moment after it; until then PostgreSQL refuses to start beside them. */
const stillInUse = /pre-existing shared memory block|lock file "postmaster.pid" already exists/

/**
 * A PostgreSQL on a folder and port of its own that may be killed and started again. It writes as in
 * production: what was acknowledged has to be there after a kill.
 */
export class PostgresServer {
  private process: WatchedProcess | null = null

  private constructor(
    private readonly cluster: Cluster,
    readonly port: number,
  ) {}

  static async start(folder: string): Promise<PostgresServer> {
    mkdirSync(folder, { mode: 0o700 })
    const dataDir = path.join(folder, 'postgres')
    const binaries = findPostgresBinaries()
    const runAs = chooseRunAs(binaries.postgres, folder)
    const cluster = { dataDir, logFile: `${dataDir}.log`, binaries, runAs, ephemeral: false }
    await prepareCluster(cluster)
    const server = new PostgresServer(cluster, freePort())
    await server.start()
    return server
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`
  }

  /** Words before a command that may not run as root. */
  get runAs(): readonly string[] {
    return this.cluster.runAs.command
  }

  async start(): Promise<void> {
    const { dataDir, logFile } = this.cluster
    const deadline = performance.now() + startMs
    for (;;) {
      await stopOrphan(dataDir)
      const started = this.spawn()
      const isSettled = () => !started.isRunning() || this.isReady(started.pid)
      await waitUntil(isSettled, startMs)
      if (started.isRunning()) {
        this.process = started
        return
      }
      const said = lastLines(logFile)
      if (!stillInUse.test(said) || performance.now() > deadline) {
        throw new Error(`PostgreSQL did not start:\n${said}`)
      }
    }
  }

  private isReady(pid: number): boolean {
    const noted = readPostmasterPid(this.cluster.dataDir)
    return noted?.pid === pid && noted.isReady
  }

  private spawn(): WatchedProcess {
    const { dataDir, logFile, binaries, runAs } = this.cluster
    const socketFolder = makeSocketFolder()
    chownSync(socketFolder, runAs.uid, runAs.gid)
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.port),
      unix_socket_directories: socketFolder,
      max_connections: '80',
      log_min_messages: 'error',
    }
    const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const command = [...runAs.command, binaries.postgres, '-D', dataDir, ...words]
    return spawnWatched(command, { logFile, folder: socketFolder })
  }

  /** As by kill -9: nobody is told, and nothing is written any more. */
  async kill(): Promise<void> {
    const { process: running } = this
    if (!running) return
    process.kill(running.pid, 'SIGKILL')
    await running.exited
    this.process = null
  }

  async stop(): Promise<void> {
    const { process: running } = this
    if (!running) return
    running.kill('SIGINT')
    await running.exited
    this.process = null
  }
}
