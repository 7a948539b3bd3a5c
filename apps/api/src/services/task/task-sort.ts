import { priorities } from '@nexa/shared/task'
import type { TaskSort, TaskSortField } from '@nexa/shared/task-query'
import { multiline } from '@nexa/shared/text'
import { moment } from '@nexa/shared/time'
import { type SQL, sql } from 'drizzle-orm'
import { keyset, type SortKey } from '../../lib/keyset'
import { idKey, numberKey, timeKey } from '../../lib/sort-keys'

type KeysOf = (descending: boolean) => SortKey[]

const number =
  (...columns: SQL[]): KeysOf =>
  (descending) =>
    columns.map((column) => numberKey(column, descending))

const time =
  (column: SQL): KeysOf =>
  (descending) => [timeKey(column, descending)]

const timeOrNone =
  (column: SQL): KeysOf =>
  (descending) => [{ ...timeKey(column, descending), schema: moment.nullable(), isRequired: false }]

const title: KeysOf = (descending) => [
  {
    key: sql`t.title`,
    type: sql`text`,
    schema: multiline(500),
    descending,
    isRequired: true,
  },
]

const priorityNumber = sql`array_position(${sql.param([...priorities])}::text[], t.priority::text)`

/** From a task `t` and its column `s`. `order` is a board's: by column and within it, no column last. */
const keysOf: Record<TaskSortField, KeysOf> = {
  order: number(sql`coalesce(s."order", 2147483647)`, sql`t."order"`),
  number: number(sql`t.number`),
  title,
  priority: number(priorityNumber),
  dueDate: timeOrNone(sql`t.due_date`),
  completedAt: timeOrNone(sql`t.completed_at`),
  createdAt: time(sql`t.created_at`),
  updatedAt: time(sql`t.updated_at`),
}

export function taskKeyset(sort: readonly TaskSort[]) {
  const keys = sort.flatMap(({ field, descending }) => keysOf[field](descending))
  const name = sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join()
  return keyset(`tasks:${name}`, [...keys, idKey(sql`t.id`, false)])
}
