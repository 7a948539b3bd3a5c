import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** Anything that runs queries: the pool, or a connection inside of a transaction. */
export type Queryable = NodePgDatabase
export type Database = Queryable & { $client: pg.Pool }

// bigint columns hold sequence numbers and sort keys, which stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type DatabaseOptions = {
  url: string
  poolSize: number
  /** Called when the server drops a connection that nobody was using. */
  onIdleError?: (error: Error) => void
}

export function openDatabase({ url, poolSize, onIdleError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'nexa',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Set by the connection's first statement rather than as start-up parameters, which poolers refuse.
    onConnect: async (client) => {
      await client.query("set statement_timeout = '10s'; set timezone = 'UTC'")
    },
  })
  // Without a listener, a database restart would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) onIdleError?.(error)
  })
  // The pool stops listening to a connection it hands out. One that breaks between two statements of a
  // transaction would end the process, too: the next statement tells of it.
  pool.on('connect', (client) => client.on('error', () => {}))
  return drizzle(pool)
}

export const closeDatabase = (db: Database) => db.$client.end()
