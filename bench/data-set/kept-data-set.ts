import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createNexaClient } from '@nexa/client/nexa-client'
import { migrateDatabase } from '@nexa/db/migrate'
import type { BenchPostgres } from '../server/bench-postgres'
import { startBenchServer } from '../server/bench-server'
import { fillWorkspace } from './fill-workspace'
import { emailOf, password } from './people'

/** Raised when what is in a data set changes. */
const edition = 1

/** The database with so many tasks, made when it is not there or of another schema. */
export async function keepDataSet(postgres: BenchPostgres, tasks: number): Promise<string> {
  const name = `nexa_bench_${tasks}_v${edition}_${await schemaHash()}`
  if (await postgres.hasDatabase(name)) return name
  const unfinished = `${name}_new`
  await postgres.command(`drop database if exists ${unfinished} with (force)`)
  await postgres.command(`create database ${unfinished}`)
  await makeDataSet(postgres.urlOf(unfinished), tasks)
  await postgres.command(`alter database ${unfinished} rename to ${name}`)
  return name
}

async function makeDataSet(url: string, tasks: number): Promise<void> {
  await migrateDatabase(url)
  const owner = await signUpOwner(url)
  const startedAt = performance.now()
  await fillWorkspace(url, owner, tasks, (done, of) => {
    if (done % 100 === 0 || done === of) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
      console.log(`Making the data set: ${done} of ${of} projects, ${seconds} s`)
    }
  })
}

/** Over HTTP, for a password and a workspace as the product itself makes them. */
async function signUpOwner(databaseUrl: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-bench-'))
  const server = await startBenchServer({ databaseUrl, folder })
  try {
    const body = { name: 'Ada', email: emailOf(0), password }
    const { data: session } = await createNexaClient({ url: server.url }).signUp({ body })
    const nexa = createNexaClient({ url: server.url, token: session.token })
    const { data: workspaces } = await nexa.listWorkspaces()
    return { userId: session.user.id, workspaceId: workspaces[0]?.id ?? '' }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of the migrations: a data set with another schema is of no use. */
async function schemaHash(): Promise<string> {
  const journal = path.join(import.meta.dir, '../../packages/db/drizzle/meta/_journal.json')
  const hash = Bun.hash.crc32(await Bun.file(journal).text())
  return hash.toString(16).padStart(8, '0')
}

/** A copy that a run may change. */
export async function copyDataSet(postgres: BenchPostgres, name: string, copy: string) {
  await postgres.command(`drop database if exists ${copy} with (force)`)
  // File by file: the log that a smaller copy goes through takes minutes for a million tasks.
  await postgres.command(`create database ${copy} template ${name} strategy file_copy`)
  return postgres.urlOf(copy)
}
