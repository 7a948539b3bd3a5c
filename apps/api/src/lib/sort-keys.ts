import { id } from '@nexa/shared/text'
import { moment } from '@nexa/shared/time'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { SortKey } from './keyset'
import { isoTime } from './sql-json'

/** Columns that are never null, as keys of a sorting. */
export const timeKey = (column: SQL, descending: boolean): SortKey => ({
  key: column,
  json: isoTime,
  type: sql`timestamptz`,
  schema: moment,
  descending,
  isRequired: true,
})

export const idKey = (column: SQL, descending: boolean): SortKey => ({
  key: column,
  type: sql`uuid`,
  schema: id,
  descending,
  isRequired: true,
})

export const numberKey = (column: SQL, descending: boolean): SortKey => ({
  key: column,
  type: sql`bigint`,
  schema: z.int(),
  descending,
  isRequired: true,
})
