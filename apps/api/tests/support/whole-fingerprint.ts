import { z } from 'zod'
import { withSql } from './with-sql'

const tableRows = z.array(z.object({ table: z.string() }))
const fingerprintRows = z.array(z.object({ table: z.string(), fingerprint: z.string().nullable() }))

/** One fingerprint for each table, of all its rows. */
export const wholeFingerprint = (databaseUrl: string) =>
  withSql(databaseUrl, async (client) => {
    const tables = await client.query(
      `select quote_ident(table_name) as table from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const all = tableRows
      .parse(tables.rows)
      .map(
        ({ table }) =>
          `select '${table}' as table, md5(string_agg(r::text, ' ' order by r::text)) as fingerprint from ${table} r`,
      )
    const { rows } = await client.query(all.join(' union all '))
    return Object.fromEntries(
      fingerprintRows.parse(rows).map(({ table, fingerprint }) => [table, fingerprint]),
    )
  })
