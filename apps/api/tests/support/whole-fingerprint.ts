import { z } from 'zod'
import { listTables } from './list-tables'
import { withSql } from './with-sql'

const fingerprintRows = z.array(z.object({ table: z.string(), fingerprint: z.string().nullable() }))

/** One fingerprint for each table, of all its rows. */
export const wholeFingerprint = (databaseUrl: string) =>
  withSql(databaseUrl, async (client) => {
    const tables = await listTables(client)
    const all = tables.map(
      (table) =>
        `select '${table}' as table, md5(string_agg(r::text, ' ' order by r::text)) as fingerprint from ${table} r`,
    )
    const { rows } = await client.query(all.join(' union all '))
    return Object.fromEntries(
      fingerprintRows.parse(rows).map(({ table, fingerprint }) => [table, fingerprint]),
    )
  })
