import { z } from 'zod'
import { withSql } from './with-sql'

const tableRows = z.array(z.object({ table: z.string() }))
const countRow = z.tuple([z.object({ counts: z.record(z.string(), z.number()) })])

/** How many rows each table has. */
export const countRows = (databaseUrl: string) =>
  withSql(databaseUrl, async (client) => {
    const tables = await client.query(
      `select quote_ident(table_name) as table from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const counts = tableRows
      .parse(tables.rows)
      .map(({ table }) => `'${table}', (select count(*) from ${table})`)
    const { rows } = await client.query(`select json_build_object(${counts.join(', ')}) as counts`)
    return countRow.parse(rows)[0].counts
  })
