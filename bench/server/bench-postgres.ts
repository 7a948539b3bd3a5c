import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { lockDataDir } from '@nexa/db/data-dir-lock'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import pg from 'pg'

export type BenchPostgres = {
  /** null: it runs elsewhere, and what CPU it takes is not known. */
  pid: number | null
  version: string
  /** Runs a command that is not about one database. */
  command: (statement: string) => Promise<void>
  hasDatabase: (name: string) => Promise<boolean>
  urlOf: (name: string) => string
  stop: () => Promise<void>
}

/** Kept between runs, with the data sets that were made. */
export const benchFolder = path.resolve(
  process.env.NEXA_BENCH_DIR ?? path.join(import.meta.dir, '../../node_modules/.cache/nexa-bench'),
)

/** The server of DATABASE_URL, else an embedded one that writes to disk as a user's does. */
export async function openBenchPostgres(): Promise<BenchPostgres> {
  mkdirSync(benchFolder, { recursive: true })
  const lock = lockDataDir(benchFolder)
  const given = process.env.DATABASE_URL
  const embedded = given
    ? null
    : await startEmbeddedPostgres({ dataDir: path.join(benchFolder, 'postgres') })
  const admin = new pg.Client({ connectionString: given ?? embedded?.url })
  await admin.connect()
  const { rows } = await admin.query<{ version: string }>(
    "select current_setting('server_version') as version",
  )
  return {
    pid: embedded?.pid ?? null,
    version: rows[0]?.version ?? 'unknown',
    async command(statement) {
      await admin.query(statement)
    },
    async hasDatabase(name) {
      const found = await admin.query('select 1 from pg_database where datname = $1', [name])
      return found.rows.length > 0
    },
    urlOf(name) {
      const url = new URL(given ?? embedded?.url ?? '')
      url.pathname = `/${name}`
      return url.href
    },
    async stop() {
      await admin.end()
      await embedded?.stop()
      lock.release()
    },
  }
}
