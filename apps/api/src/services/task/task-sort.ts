import { priorities } from '@nexa/shared/task'
import type { TaskSort, TaskSortField } from '@nexa/shared/task-query'
import { id, multiline } from '@nexa/shared/text'
import { moment } from '@nexa/shared/time'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { keyset, type SortKey } from '../../lib/keyset'
import { isoTime } from '../../lib/sql-json'

type Key = Omit<SortKey, 'descending'>

const numberKey = (key: SQL): Key => ({ key, json: key, type: sql`bigint`, schema: z.int() })
const timeKey = (key: SQL): Key => ({
  key,
  json: isoTime(key),
  type: sql`timestamptz`,
  schema: moment.nullable(),
})
const textKey = (key: SQL): Key => ({ key, json: key, type: sql`text`, schema: multiline(500) })
const idKey: Key = { key: sql`t.id`, json: sql`t.id`, type: sql`uuid`, schema: id }

const priorityNumber = sql`array_position(${sql.param([...priorities])}::text[], t.priority::text)`

/** From a task `t` and its column `s`. `order` is a board's: by column and within it, no column last. */
const keysOf: Record<TaskSortField, Key[]> = {
  order: [numberKey(sql`coalesce(s."order", 2147483647)`), numberKey(sql`t."order"`)],
  number: [numberKey(sql`t.number`)],
  title: [textKey(sql`t.title`)],
  priority: [numberKey(priorityNumber)],
  dueDate: [timeKey(sql`t.due_date`)],
  completedAt: [timeKey(sql`t.completed_at`)],
  createdAt: [timeKey(sql`t.created_at`)],
  updatedAt: [timeKey(sql`t.updated_at`)],
}

export function taskKeyset(sort: readonly TaskSort[]) {
  const keys = sort.flatMap(({ field, descending }) =>
    keysOf[field].map((key) => ({ ...key, descending })),
  )
  const name = sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join()
  return keyset(`tasks:${name}`, [...keys, { ...idKey, descending: false }])
}
