import type { TaskCard } from '@nexa/shared/task'
import type { TaskGroup } from './list-groups'

export type ListRow =
  | { kind: 'group'; id: string; group: TaskGroup; isOpen: boolean }
  | { kind: 'task'; id: string; task: TaskCard }
  | { kind: 'add'; id: string; group: TaskGroup }

type Options = { closed: ReadonlySet<string>; hasHeadings: boolean; canAdd: boolean }

/** One under the other, as they are scrolled. */
export function rowsOf(
  groups: readonly TaskGroup[],
  { closed, hasHeadings, canAdd }: Options,
): ListRow[] {
  const rows: ListRow[] = []
  for (const group of groups) {
    const isOpen = !hasHeadings || !closed.has(group.id)
    if (hasHeadings) rows.push({ kind: 'group', id: `group-${group.id}`, group, isOpen })
    if (!isOpen) continue
    for (const task of group.tasks) rows.push({ kind: 'task', id: task.id, task })
    if (canAdd) rows.push({ kind: 'add', id: `add-${group.id}`, group })
  }
  return rows
}
