import path from 'node:path'
import pg from 'pg'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../src/embedded'
import { aFolder } from './a-folder'

const started: EmbeddedPostgres[] = []

export const aDataDir = () => path.join(aFolder(), 'postgres')

/** Starts a database that is stopped by `stopDatabases`. */
export async function aDatabase(options: Partial<EmbeddedPostgresOptions> = {}) {
  const database = await startEmbeddedPostgres({ dataDir: aDataDir(), ...options })
  started.push(database)
  return database
}

export async function stopDatabases() {
  for (const database of started.splice(0)) await database.stop()
}

/** The first column of the first row. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  // The server of a connection may be killed by the test.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Resolves when a statement that begins like this is being executed. */
export async function untilRuns(url: string, begin: string) {
  const running = `SELECT count(*) > 0 FROM pg_stat_activity WHERE state = 'active' AND starts_with(query, '${begin}')`
  while (!(await ask(url, running)));
}

export const keepNote = (url: string) => ask(url, `CREATE TABLE notes AS SELECT 'kept' AS text`)

export const readNote = (url: string) => ask(url, 'SELECT text FROM notes')

export function socketFolderOf(url: string) {
  const folder = new URL(url).searchParams.get('host')
  if (!folder) throw new Error(`No socket folder in ${url}`)
  return folder
}
