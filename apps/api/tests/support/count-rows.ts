import { z } from 'zod'
import { listTables } from './list-tables'
import { withSql } from './with-sql'

const countRow = z.tuple([z.object({ counts: z.record(z.string(), z.number()) })])

/** How many rows each table has. */
export const countRows = (databaseUrl: string) =>
  withSql(databaseUrl, async (client) => {
    const tables = await listTables(client)
    const counts = tables.map((table) => `'${table}', (select count(*) from ${table})`)
    const { rows } = await client.query(`select json_build_object(${counts.join(', ')}) as counts`)
    return countRow.parse(rows)[0].counts
  })
