import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error'
import { lastLines } from './last-lines'
import { ownDataFolder } from './own-data-folder'
import type { PostgresBinaries } from './postgres-binaries'
import type { RunAs } from './run-as'
import { spawnWatched } from './watched-process'

export interface Cluster {
  dataDir: string
  logFile: string
  binaries: PostgresBinaries
  runAs: RunAs
  ephemeral: boolean
}

/** Makes the database folder if there is none, and refuses one this PostgreSQL cannot open. */
export async function prepareCluster(cluster: Cluster) {
  const { dataDir, runAs } = cluster
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await createCluster(cluster)
  ownDataFolder(dataDir, runAs)
  const made = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim()
  const { majorVersion } = cluster.binaries
  if (made === majorVersion) return
  throw new EmbeddedPostgresError(
    `The database in ${dataDir} was made by PostgreSQL ${made}; this Nexa brings PostgreSQL ${majorVersion}, which cannot open it. Start the Nexa version that made it and export the workspaces there, or set NEXA_DATA_DIR to a new folder.`,
  )
}

// Built beside its place and renamed when complete: a half-made database is never taken for a whole one.
async function createCluster({ dataDir, logFile, binaries, runAs, ephemeral }: Cluster) {
  refuseUsedFolder(dataDir)
  removeUnfinished(dataDir)
  const unfinished = mkdtempSync(`${dataDir}.new-`)
  ownDataFolder(unfinished, runAs)
  // The builtin locale needs no locale of the operating system; shared_buffers is chosen by initdb by trying.
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']
  options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (ephemeral) options.push('--no-sync')
  const initdb = spawnWatched([...runAs.command, binaries.initdb, '-D', unfinished, ...options], {
    logFile,
    folder: unfinished,
  })
  if ((await initdb.exited) !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new EmbeddedPostgresError(`The database could not be made:\n${lastLines(logFile)}`)
  }
  renameSync(unfinished, dataDir)
  if (!ephemeral) syncFolder(path.dirname(dataDir))
}

function refuseUsedFolder(dataDir: string) {
  mkdirSync(path.dirname(dataDir), { recursive: true, mode: 0o700 })
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return
  throw new EmbeddedPostgresError(
    `${dataDir} is not empty and holds no database. Move it away, or set NEXA_DATA_DIR to another folder.`,
  )
}

function removeUnfinished(dataDir: string) {
  const parent = path.dirname(dataDir)
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${path.basename(dataDir)}.new-`)) continue
    rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
