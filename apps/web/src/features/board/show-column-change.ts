import type { BoardState } from '@nexa/shared/apply-event'
import { byOrder } from '@nexa/shared/board'
import type { Status } from '@nexa/shared/status'

export const withStatus = (state: BoardState, id: string, part: Partial<Status>): BoardState => ({
  ...state,
  statuses: state.statuses.map((one) => {
    if (one.id === id) return { ...one, ...part }
    return part.isDefault && one.isDefault ? { ...one, isDefault: false } : one
  }),
})

/** A column that is not named, because somebody just added it, stays at the end. */
export const withOrder = (state: BoardState, orderedIds: readonly string[]): BoardState => ({
  ...state,
  statuses: [...state.statuses]
    .sort(byOrder)
    .map((one, index) => {
      const place = orderedIds.indexOf(one.id)
      return { ...one, order: place < 0 ? orderedIds.length + index : place }
    })
    .sort(byOrder),
})

/** Its tasks come to the end of another column, in their order. */
export function withoutStatus(state: BoardState, id: string, moveTo: string | null): BoardState {
  const gone = state.statuses.find((one) => one.id === id)
  const heirId = moveTo ?? state.statuses.find((one) => one.id !== id)?.id
  const all = [...state.tasks.values()]
  const end = Math.max(0, ...all.filter((one) => one.statusId === moveTo).map((one) => one.order))
  const moved = all.filter((one) => one.statusId === id).sort(byOrder)
  const tasks = new Map(state.tasks)
  for (const [index, task] of moved.entries()) {
    tasks.set(task.id, { ...task, statusId: moveTo, order: end + 1 + index })
  }
  const left = { ...state, tasks, statuses: state.statuses.filter((one) => one.id !== id) }
  return gone?.isDefault && heirId ? withStatus(left, heirId, { isDefault: true }) : left
}
