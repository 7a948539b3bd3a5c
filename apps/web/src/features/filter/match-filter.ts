import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'
import type { ViewSearch } from '../../router'
import { statusOf } from '../../sync/status-of'
import { addDays, dayOf } from '../../ui/calendar-days'
import { dueDayOf, isOverdue } from '../../ui/due'

const soonDays = 7

type Reader = { meId: string; statuses: readonly Status[] }

/** Whether a task is shown under the filters of the address. Filters combine with AND, a list by commas with OR. */
export function matchesFilter(
  task: TaskCard,
  { q, assignee, priority, status, due }: ViewSearch,
  { meId, statuses }: Reader,
  now = new Date(),
): boolean {
  return (
    (!assignee || hasAssignee(task, assignee, meId)) &&
    (!priority || listed(priority).includes(task.priority)) &&
    (!status || listed(status).includes(statusOf(task, statuses)?.id ?? '')) &&
    (!due || isDue(task, due, now)) &&
    (!q || hasWords(task, q))
  )
}

export const listed = (text: string) => text.split(',').filter((one) => one !== '')

const hasAssignee = ({ assigneeId }: TaskCard, wanted: string, meId: string) =>
  listed(wanted).some((one) => (one === 'me' ? meId : one) === (assigneeId ?? 'none'))

function isDue(task: TaskCard, due: NonNullable<ViewSearch['due']>, now: Date): boolean {
  if (due === 'overdue') return isOverdue(task, now)
  if (due === 'none' || task.dueDate === null) return due === 'none' && task.dueDate === null
  const day = dueDayOf(task.dueDate)
  const today = dayOf(now)
  return task.completedAt === null && day >= today && day < addDays(today, soonDays)
}

function hasWords({ title, key }: TaskCard, text: string): boolean {
  const within = `${key} ${title}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}
