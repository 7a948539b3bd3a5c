import type pg from 'pg'
import { z } from 'zod'

const tableRows = z.array(z.object({ table: z.string() }))

/** The names of all our tables, as SQL takes them. */
export async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select quote_ident(table_name) as table from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  return tableRows.parse(rows).map(({ table }) => table)
}
