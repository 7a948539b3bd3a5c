import { byOrder } from '@nexa/shared/board'
import type { MoveTask, TaskCard } from '@nexa/shared/task'
import type { BoardColumn } from './board-columns'

type Ordered = Pick<TaskCard, 'id' | 'order'>

/** A card that is being made has no number yet: the server does not know it. */
export const isKnown = (task: TaskCard) => task.number > 0

/** A sort key for the place before `others[index]`, as long as the server has not told its own. */
export function orderAt(others: readonly Ordered[], index: number): number {
  const previous = others[index - 1]
  const next = others[index]
  if (!previous) return next ? next.order - 1 : 0
  return next ? (previous.order + next.order) / 2 : previous.order + 1
}

/** What to ask of the server so that the task comes to stand at `index` among the others of a column. */
export function moveTo(column: BoardColumn, taskId: string, index: number): MoveTask {
  const statusId = column.status.id
  const others = column.tasks.filter((task) => task.id !== taskId)
  // A task without a column is shown in the default one, but can't be named as a neighbour in it.
  const isNeighbour = (task: TaskCard | undefined): task is TaskCard =>
    task !== undefined && task.statusId === statusId && isKnown(task)
  const previous = others[index - 1]
  if (isNeighbour(previous)) return { statusId, afterId: previous.id }
  const next = others[index]
  if (isNeighbour(next)) return { statusId, beforeId: next.id }
  return { statusId }
}

/** The sort key that a move leads to in a board as it is shown. */
export function orderAfter(tasks: Iterable<TaskCard>, taskId: string, to: MoveTask): number {
  const others = [...tasks]
    .filter((task) => task.statusId === to.statusId && task.id !== taskId)
    .sort(byOrder)
  const before = others.findIndex((task) => task.id === to.beforeId)
  const after = others.findIndex((task) => task.id === to.afterId)
  const index = before >= 0 ? before : after >= 0 ? after + 1 : others.length
  return orderAt(others, index)
}
