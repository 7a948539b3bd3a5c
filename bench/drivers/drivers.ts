import { closeDatabase, openDatabase } from '@nexa/db/client'
import { transaction } from '@nexa/db/transaction'
import { SQL } from 'bun'

export type Driver = {
  name: string
  /** Rows as objects of a statement that each connection prepares once. */
  query: (text: string, values: unknown[]) => Promise<unknown[]>
  /** A read and a write, as a change does it. */
  change: (read: Statement, write: Statement) => Promise<unknown>
  close: () => Promise<void>
}

type Statement = { text: string; values: unknown[] }

const poolSize = 10

/** As the server uses it: named statements, the first one with BEGIN and the last one with COMMIT. */
export function openPg(url: string): Driver {
  const db = openDatabase({ url, poolSize })
  return {
    name: 'pg',
    query: async (text, values) => (await db.$client.query({ text, values })).rows,
    change: (read, write) =>
      transaction(db, { first: read, run: async (_, found) => found, last: () => write }),
    close: () => closeDatabase(db),
  }
}

export function openBunSql(url: string): Driver {
  const sql = new SQL({ url, max: poolSize, connection: { jit: 'off' } })
  return {
    name: 'Bun.sql',
    query: async (text, values) => [...(await sql.unsafe(text, values))],
    change: (read, write) =>
      sql.begin(async (tx) => {
        await tx.unsafe(read.text, read.values)
        return tx.unsafe(write.text, write.values)
      }),
    close: () => sql.close(),
  }
}
