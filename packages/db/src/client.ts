import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { listenToErrors, prepareConnection } from './connection'

/** Anything that runs queries: the pool, or a connection inside of a transaction. */
export type Queryable = NodePgDatabase & { $client: pg.Pool | pg.ClientBase }
export type Database = NodePgDatabase & { $client: pg.Pool }

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
    // Statements can be sent before the one before is answered.
    pipeline: true,
    onConnect: prepareConnection,
  })
  // Without a listener, a database restart would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) onIdleError?.(error)
  })
  listenToErrors(pool)
  return drizzle(pool)
}

export const closeDatabase = (db: Database) => db.$client.end()
