import { closeDatabase, openDatabase } from '@nexa/db/client'
import { z } from 'zod'

/** Rows of one statement, on a connection of its own. */
export async function listRows<T extends z.ZodType>(
  url: string,
  statement: string,
  row: T,
): Promise<z.output<T>[]> {
  const db = openDatabase({ url, poolSize: 1 })
  try {
    const { rows } = await db.$client.query(statement)
    return z.array(row).parse(rows)
  } finally {
    await closeDatabase(db)
  }
}
