import { drizzle } from 'drizzle-orm/node-postgres'
import type { PoolClient } from 'pg'
import type { Database, Queryable } from './client'
import { beginOn } from './connection'

/** The server rolled back although no statement's error reached us. */
export class TransactionAborted extends Error {
  constructor() {
    super('The transaction was rolled back by the server')
  }
}

/** Runs in one transaction: its own BEGIN and limits cost one round trip, drizzle's would cost four. */
export async function transaction<T>(db: Database, run: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await db.$client.connect()
  let isBroken = true
  try {
    await client.query(beginOn(client))
    const result = await run(drizzle(client))
    await commit(client)
    isBroken = false
    return result
  } catch (error) {
    isBroken = !(await rollback(client))
    throw error
  } finally {
    client.release(isBroken)
  }
}

async function commit(client: PoolClient) {
  // After a swallowed error COMMIT "succeeds" with the tag ROLLBACK.
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new TransactionAborted()
}

/** false: the connection is unusable, and its end rolls back as well. */
const rollback = (client: PoolClient) =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
