import { byOrder } from '@nexa/shared/board'
import type { CreateStatus, UpdateStatus } from '@nexa/shared/status'
import { useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import type { OpenBoard } from '../../sync/open-board'
import { announce } from '../../ui/announcer'
import { showProblem } from '../../ui/show-problem'
import { withOrder, withoutStatus, withStatus } from './show-column-change'

export type ColumnActions = {
  /** false: refused, and said so. */
  add: (column: CreateStatus) => Promise<boolean>
  change: (statusId: string, part: UpdateStatus) => Promise<boolean>
  /** To a place among the others, counted from 0. */
  move: (statusId: string, place: number) => Promise<boolean>
  remove: (statusId: string, moveTo: string | null) => Promise<boolean>
}

export function useColumnActions(board: OpenBoard): ColumnActions {
  const { api } = useWorkspace()
  return useMemo(() => {
    const params = { id: board.projectId }
    return {
      add: (body) =>
        told('The column was not added', () =>
          board.change(
            (state) => state,
            (options) => api.createStatus({ params, body }, options),
          ),
        ),
      change: (statusId, part) =>
        told('The column was not changed', () =>
          board.change(
            (state) => withStatus(state, statusId, shownOf(part)),
            (options) => api.updateStatus({ params: { ...params, statusId }, body: part }, options),
          ),
        ),
      move: (statusId, place) =>
        told('The column was not moved', async () => {
          const statuses = [...(board.get().state?.statuses ?? [])].sort(byOrder)
          const name = statuses.find((one) => one.id === statusId)?.name
          const orderedIds = statuses.map((one) => one.id).filter((id) => id !== statusId)
          orderedIds.splice(place, 0, statusId)
          if (name) announce(`${name} moved to place ${place + 1} of ${orderedIds.length}`)
          return board.change(
            (state) => withOrder(state, orderedIds),
            (options) => api.reorderStatuses({ params, body: { orderedIds } }, options),
          )
        }),
      remove: (statusId, moveTo) =>
        told('The column was not deleted', () =>
          board.change(
            (state) => withoutStatus(state, statusId, moveTo),
            (options) =>
              api.deleteStatus(
                { params: { ...params, statusId }, query: moveTo === null ? {} : { moveTo } },
                options,
              ),
          ),
        ),
    }
  }, [api, board])
}

/** Only what is given: under exact optional types, undefined is not the same as left out. */
const shownOf = ({ name, color, isDefault, isFinal }: UpdateStatus) => ({
  ...(name !== undefined && { name }),
  ...(color !== undefined && { color }),
  ...(isDefault !== undefined && { isDefault }),
  ...(isFinal !== undefined && { isFinal }),
})

async function told(title: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    showProblem(title)(error)
    return false
  }
}
