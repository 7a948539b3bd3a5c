import { byOrder } from '@nexa/shared/board'
import type { Status } from '@nexa/shared/status'
import { priorities, type TaskCard } from '@nexa/shared/task'

/** Those that have a column. */
export const columnFields = [
  'key',
  'title',
  'status',
  'priority',
  'assignee',
  'due',
  'updated',
] as const
export const sortFields = ['board', ...columnFields] as const
export type SortField = (typeof sortFields)[number]
export type ListSort = { field: SortField; isDescending: boolean }

export const sortNames: Record<SortField, string> = {
  board: 'Board order',
  key: 'Key',
  title: 'Title',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
  due: 'Due date',
  updated: 'Updated',
}

type Compare = (a: TaskCard, b: TaskCard) => number
type Value = string | number | null

/** `columns` in their order. Tasks without a value come last, both ways. */
export function comparisonOf(
  { field, isDescending }: ListSort,
  columns: readonly Status[],
): Compare {
  const place = new Map(columns.map((one, index) => [one.id, index]))
  const fallback = columns.findIndex((one) => one.isDefault)
  const placeOf = ({ statusId }: TaskCard) =>
    (statusId === null ? undefined : place.get(statusId)) ?? fallback
  const byBoard: Compare = (a, b) => placeOf(a) - placeOf(b) || byOrder(a, b)
  const direction = isDescending ? -1 : 1
  if (field === 'board') return (a, b) => direction * byBoard(a, b)
  const told = field === 'status' ? placeOf : fields[field]
  return (a, b) => {
    const [one, other] = [told(a), told(b)]
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || byBoard(a, b)
    }
    return direction * compareValues(one, other) || byBoard(a, b)
  }
}

const fields: Record<Exclude<SortField, 'board' | 'status'>, (task: TaskCard) => Value> = {
  key: ({ number }) => number,
  title: ({ title }) => title,
  priority: ({ priority }) => priorities.indexOf(priority),
  assignee: ({ assignee }) => assignee?.name ?? null,
  due: ({ dueDate }) => (dueDate === null ? null : Date.parse(dueDate)),
  updated: ({ updatedAt }) => Date.parse(updatedAt),
}

// One for all comparisons: `localeCompare` makes its own each time, which 5,000 titles feel.
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const compareValues = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
