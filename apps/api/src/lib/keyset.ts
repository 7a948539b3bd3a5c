import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type CursorKey, readCursor, writeCursor } from './cursor'
import { Page } from './page'

/** One key of a sorting. */
export type SortKey = {
  /** What is compared. */
  key: SQL
  /** A value as the cursor carries it, where that is not as it is. */
  json?: (value: SQL) => SQL
  /** SQL type to read the cursor's value as. */
  type: SQL
  /** Checks the cursor's value. */
  schema: z.ZodType<CursorKey>
  descending: boolean
  /** Never null: without a word on nulls an index gives the order, and a page is found by it. */
  isRequired?: boolean
}

/**
 * Pages of a list by the keys of their last row. The keys end in a unique one: the order is total. What
 * has no value comes last in either direction.
 */
export function keyset(name: string, keys: readonly SortKey[]) {
  const isOneWay = keys.every(
    ({ isRequired, descending }) => isRequired && descending === keys[0]?.descending,
  )
  const all = keys.map(({ key }) => key)
  const selected = keys.map((_, at) => sql`page.${sql.identifier(`key${at}`)}`)
  const orderBy = (values: readonly SQL[]) =>
    list(
      keys.map(
        ({ descending, isRequired }, at) =>
          sql`${values[at]} ${descending ? sql`desc` : sql`asc`} ${isRequired ? sql`` : sql`nulls last`}`,
      ),
    )
  const cursorKeys = (values: readonly SQL[]) =>
    sql`json_build_array(${list(keys.map(({ json = asIs }, at) => json(values[at] ?? sql`null`)))})`
  return {
    orderBy: orderBy(all),
    /** The keys of a row, to be selected as `keys`. */
    cursorKeys: cursorKeys(all),
    /** The keys as columns of a query that finds only which rows are on the page: narrow rows sort faster. */
    columns: list(all.map((key, at) => sql`${key} as ${sql.identifier(`key${at}`)}`)),
    /** The same once more, of that query as `page`. */
    ofPage: { orderBy: orderBy(selected), cursorKeys: cursorKeys(selected) },
    /** Of rows read with one more than the limit: the page, and the cursor of the one behind it. */
    cut<Row extends { keys: CursorKey[] }>(rows: readonly Row[], limit: number): Page<Row> {
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return new Page(shown, { limit, nextCursor: last ? writeCursor(name, last.keys) : null })
    },
    /**
     * Rows behind the cursor: the first key that differs is behind, and all before it are equal. Without a
     * cursor, all rows.
     */
    after(cursor: string | undefined): SQL {
      if (cursor === undefined) return sql`true`
      const schemas = keys.map(({ schema }) => schema)
      const values = readCursor(cursor, name, schemas)
      if (isOneWay) return rowIsBehind(keys, values)
      const alternatives = keys.map((key, at) => {
        const equal = keys.slice(0, at).map((one, i) => isEqual(one, values[i] ?? null))
        return sql`(${sql.join([...equal, isBehind(key, values[at] ?? null)], sql` and `)})`
      })
      return sql`(${sql.join(alternatives, sql` or `)})`
    },
  }
}

const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `)
const asIs = (value: SQL) => value

/** As one comparison of rows, which an index understands. */
function rowIsBehind(keys: readonly SortKey[], values: readonly CursorKey[]): SQL {
  const row = list(keys.map(({ key }) => key))
  const last = list(keys.map(({ type }, at) => sql`${values[at] ?? null}::${type}`))
  return keys[0]?.descending ? sql`(${row}) < (${last})` : sql`(${row}) > (${last})`
}

const isEqual = ({ key, type }: SortKey, value: CursorKey) =>
  value === null ? sql`${key} is null` : sql`${key} = ${value}::${type}`

function isBehind({ key, type, descending }: SortKey, value: CursorKey): SQL {
  if (value === null) return sql`false`
  const comparison = descending ? sql`<` : sql`>`
  return sql`(${key} ${comparison} ${value}::${type} or ${key} is null)`
}
