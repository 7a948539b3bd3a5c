import type { Written } from '@nexa/db/written'
import { fillPlaceholders, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

const dialect = new PgDialect()

/**
 * A statement of which only values change: its text is made once, when its module loads, and not by each
 * request. What changes is `given` by name.
 */
export function statement<Name extends string>(
  write: (given: (name: Name) => Placeholder) => SQL,
): (values: Record<Name, unknown>) => Written {
  const { sql: text, params } = dialect.sqlToQuery(write((name) => sql.placeholder(name)))
  return (values) => ({ text, values: fillPlaceholders(params, values) })
}

/** As the driver takes it. */
export function written(query: SQL): Written {
  const { sql: text, params } = dialect.sqlToQuery(query)
  return { text, values: params }
}
