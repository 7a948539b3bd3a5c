import type { Status } from '@nexa/shared/status'
import { priorities, type TaskDetail } from '@nexa/shared/task'
import type { TaskQuery, TaskSort, TaskSortField } from '@nexa/shared/task-query'

export type Filters = Omit<Partial<TaskQuery>, 'sort' | 'limit' | 'page' | 'cursor'>

/** The list of tasks as plain code: every filter looked at for every task, then sorted. */
export function modelOf(all: TaskDetail[], statuses: Status[], readerId: string) {
  const isMe = (wanted: string[], id: string | null) =>
    id !== null && (wanted.includes(id) || (wanted.includes('me') && id === readerId))

  const isWanted = (task: TaskDetail, filters: Filters): boolean => {
    const { statusId, priority, assigneeId, createdById, search, dueBefore, dueAfter } = filters
    const texts = [task.title, task.description ?? '', task.key].map((text) => text.toLowerCase())
    const isWatched = task.watchers.some((person) => person.id === readerId)
    return (
      (!statusId || (task.statusId !== null && statusId.includes(task.statusId))) &&
      (!priority || priority.includes(task.priority)) &&
      (!assigneeId ||
        isMe(assigneeId, task.assigneeId) ||
        (assigneeId.includes('none') && task.assigneeId === null)) &&
      (!createdById || isMe(createdById, task.createdById)) &&
      (!search || texts.some((text) => text.includes(search.toLowerCase()))) &&
      (!dueBefore || (task.dueDate !== null && task.dueDate < dueBefore)) &&
      (!dueAfter || (task.dueDate !== null && task.dueDate > dueAfter)) &&
      (filters.completed === undefined || filters.completed === (task.completedAt !== null)) &&
      (filters.blocked === undefined || filters.blocked === task.blockedByCount > 0) &&
      (filters.watching === undefined || filters.watching === isWatched)
    )
  }

  const columnOrder = (task: TaskDetail) =>
    statuses.find((status) => status.id === task.statusId)?.order ?? Number.MAX_SAFE_INTEGER
  const keysOf = (task: TaskDetail, field: TaskSortField): (string | number | null)[] => {
    if (field === 'order') return [columnOrder(task), task.order]
    if (field === 'priority') return [priorities.indexOf(task.priority)]
    return [task[field]]
  }
  const compare = (a: TaskDetail, b: TaskDetail, sort: TaskSort[]): number => {
    for (const { field, descending } of sort) {
      const others = keysOf(b, field)
      for (const [place, key] of keysOf(a, field).entries()) {
        const difference = compareKeys(key, others[place] ?? null, descending)
        if (difference !== 0) return difference
      }
    }
    return a.id < b.id ? -1 : 1
  }

  return (filters: Filters, sort: TaskSort[]): TaskDetail[] =>
    all.filter((task) => isWanted(task, filters)).sort((a, b) => compare(a, b, sort))
}

/** What has no value comes last in either direction. */
function compareKeys(a: string | number | null, b: string | number | null, descending: boolean) {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b !== descending ? -1 : 1
}

/** The same query as a client writes it. */
export function queryText(filters: Filters, sort: TaskSort[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined) query.set(name, String(value))
  }
  query.set('sort', sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join())
  return query.toString()
}
