import type { Queryable } from '@nexa/db/client'
import type { Written } from '@nexa/db/written'
import { is, SQL } from 'drizzle-orm'

/**
 * Rows of a statement that builds its answer itself. The type is a promise of the SQL's author; the test
 * client holds every answer against its schema.
 */
export async function listRows<Row extends Record<string, unknown>>(
  db: Queryable,
  query: SQL | Written,
) {
  const { rows } = await (is(query, SQL) ? db.execute<Row>(query) : db.$client.query<Row>(query))
  return rows
}

export async function firstRow<Row extends Record<string, unknown>>(
  db: Queryable,
  query: SQL | Written,
) {
  const [row] = await listRows<Row>(db, query)
  return row
}
