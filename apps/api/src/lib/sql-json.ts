import { type SQL, sql } from 'drizzle-orm'

/** A moment as the API writes it: ISO 8601, UTC, milliseconds. */
export const isoTime = (column: SQL) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export type JsonFields = Record<string, SQL>

/** An object of these fields. `json_build_object`, which takes pairs, is more than twice as slow. */
export const jsonObject = (fields: JsonFields) => {
  const columns = Object.entries(fields).map(
    ([name, value]) => sql`${value} as ${sql.identifier(name)}`,
  )
  return sql`(select row_to_json(o) from (select ${sql.join(columns, sql`, `)}) o)`
}

/** Of a row of `users` under the given alias; null when an outer join found none. */
export const personJson = (user: SQL) =>
  sql`case when ${user}.id is not null then ${jsonObject({
    id: sql`${user}.id`,
    name: sql`${user}.name`,
    avatarUrl: sql`${user}.avatar_url`,
  })} end`

export const and = (conditions: SQL[]) => sql.join(conditions, sql` and `)

/** Text as part of a LIKE pattern: its own wildcards mean themselves. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
