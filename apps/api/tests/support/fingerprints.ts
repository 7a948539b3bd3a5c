import { z } from 'zod'
import { withSql } from './with-sql'

const tableRows = z.array(z.object({ table: z.string() }))
const fingerprintRows = z.array(z.object({ table: z.string(), fingerprint: z.string() }))

/** One fingerprint for each table, of all rows that a workspace has in it. */
export const fingerprintsOf = (databaseUrl: string, workspaceId: string) =>
  withSql(databaseUrl, async (client) => {
    const tables = await client.query(
      `select quote_ident(table_name) as table from information_schema.columns
        where table_schema = 'public' and column_name = 'workspace_id'`,
    )
    const all = tableRows.parse(tables.rows).map(
      ({ table }) =>
        `select '${table}' as table, md5(json_agg(r order by r::text)::text) as fingerprint
          from ${table} r where workspace_id = $1 having count(*) > 0`,
    )
    const { rows } = await client.query(
      `${all.join(' union all ')} union all
        select 'workspaces', md5(row_to_json(w)::text) from workspaces w where id = $1`,
      [workspaceId],
    )
    return Object.fromEntries(
      fingerprintRows.parse(rows).map(({ table, fingerprint }) => [table, fingerprint]),
    )
  })
