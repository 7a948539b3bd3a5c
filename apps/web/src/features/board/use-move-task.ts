import type { MoveTask, TaskCard } from '@nexa/shared/task'
import { useCallback } from 'react'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import type { OpenBoard } from '../../sync/open-board'
import { announce } from '../../ui/announcer'
import { showProblem } from '../../ui/show-problem'
import { useTellHidden } from '../filter/use-tell-hidden'
import { rememberUndo } from '../undo/undo'
import { moveTo } from './board-place'
import { withMove } from './show-task-change'
import { useBoardReader } from './use-board-reader'

/** Shows the move at once; a refusal takes it back and says why. */
export function useMoveTask(board: OpenBoard) {
  const { api } = useWorkspace()
  const read = useBoardReader(board)
  const tellHidden = useTellHidden()
  return useCallback(
    async (task: TaskCard, to: MoveTask): Promise<void> => {
      const send = (place: MoveTask) =>
        board.change(
          (state) => withMove(state, task.id, place),
          (options) => api.moveTask({ params: { id: task.id }, body: place }, options),
        )
      const from = read.placeOf(task.id)
      const back = from && moveTo(from.column, task.id, from.index)
      if (back && isSamePlace(back, to)) return announce(`${task.key} stays where it is`)
      let forgetUndo = () => {}
      try {
        const sent = send(to)
        const now = read.placeOf(task.id)
        const name = now?.column.status.name ?? 'its column'
        announce(`${task.key} moved to ${name}${now ? `, ${placeText(now)}` : ''}`)
        if (from?.column.status.id !== now?.column.status.id)
          tellHidden(board.get().state?.tasks.get(task.id))
        if (back) {
          // Before the answer: Ctrl-Z may be as quick as the hand that moved the card.
          forgetUndo = rememberUndo({
            label: `${task.key} moved to ${name}`,
            undone: `${task.key} is back in ${from.column.status.name}`,
            undo: () => sent.then(() => send(back)).then(() => {}),
          })
        }
        await sent
      } catch (error) {
        forgetUndo()
        announce(`${task.key} was not moved. ${messageOf(error)}`)
        showProblem(`${task.key} was not moved`)(error)
      }
    },
    [api, board, read, tellHidden],
  )
}

const isSamePlace = (a: MoveTask, b: MoveTask) =>
  a.statusId === b.statusId && a.beforeId === b.beforeId && a.afterId === b.afterId

export const placeText = ({
  column,
  index,
}: {
  column: { tasks: readonly unknown[] }
  index: number
}) => `place ${index + 1} of ${column.tasks.length}`
