import { byOrder } from '@nexa/shared/board'
import type { Status } from '@nexa/shared/status'
import { priorities, type TaskCard } from '@nexa/shared/task'
import { statusOf } from '../../sync/status-of'
import { priorityNames } from '../../ui/priority-icon'
import { comparisonOf, type ListSort } from './list-sort'

export const groupings = ['status', 'assignee', 'priority', 'none'] as const
export type Grouping = (typeof groupings)[number]

export type TaskGroup = {
  id: string
  label: string
  tasks: TaskCard[]
  /** What a task has that is added to the group. */
  gives: Partial<Pick<TaskCard, 'statusId' | 'priority' | 'assignee'>>
}

type Options = { grouping: Grouping; sort: ListSort; hasEmpty: boolean }

export function groupTasks(
  tasks: readonly TaskCard[],
  statuses: readonly Status[],
  { grouping, sort, hasEmpty }: Options,
): TaskGroup[] {
  const columns = [...statuses].sort(byOrder)
  const groups = new Map(emptyGroups(columns, grouping).map((one) => [one.id, one]))
  for (const task of [...tasks].sort(comparisonOf(sort, columns))) {
    const group = groupOf(task, columns, grouping)
    const known = groups.get(group.id)
    if (known) known.tasks.push(task)
    else groups.set(group.id, { ...group, tasks: [task] })
  }
  const filled = [...groups.values()].filter((one) => hasEmpty || one.tasks.length > 0)
  return grouping === 'assignee' ? filled.sort(byName) : filled
}

const nobody = 'nobody'

const byName = (a: TaskGroup, b: TaskGroup) =>
  Number(a.id === nobody) - Number(b.id === nobody) ||
  a.label.localeCompare(b.label, undefined, { numeric: true })

function emptyGroups(columns: readonly Status[], grouping: Grouping): TaskGroup[] {
  if (grouping === 'status') return columns.map(statusGroup)
  if (grouping === 'priority') return priorities.toReversed().map(priorityGroup)
  return grouping === 'none' ? [everything()] : []
}

function groupOf(task: TaskCard, columns: readonly Status[], grouping: Grouping): TaskGroup {
  const status = statusOf(task, columns)
  if (grouping === 'status' && status) return statusGroup(status)
  if (grouping === 'priority') return priorityGroup(task.priority)
  if (grouping !== 'assignee') return everything()
  const { assignee } = task
  const [id, label] = assignee ? [assignee.id, assignee.name] : [nobody, 'Nobody']
  return { id, label, tasks: [], gives: { assignee } }
}

const statusGroup = ({ id, name }: Status): TaskGroup => ({
  id,
  label: name,
  tasks: [],
  gives: { statusId: id },
})

const priorityGroup = (priority: TaskCard['priority']): TaskGroup => ({
  id: priority,
  label: priorityNames[priority],
  tasks: [],
  gives: { priority },
})

const everything = (): TaskGroup => ({ id: 'all', label: 'All tasks', tasks: [], gives: {} })
