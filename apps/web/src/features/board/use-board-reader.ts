import { columnsOf } from '@nexa/shared/apply-event'
import { useMemo } from 'react'
import type { OpenBoard } from '../../sync/open-board'
import type { BoardColumn } from './board-columns'

export type PlaceOnBoard = { column: BoardColumn; index: number }

/** Reads the board as it is at the moment of asking, for what happens outside of drawing. */
export function useBoardReader(board: OpenBoard) {
  return useMemo(
    () => ({
      /** null: it is gone. */
      placeOf(taskId: string): PlaceOnBoard | null {
        const { state } = board.get()
        if (!state) return null
        for (const { tasks, ...status } of columnsOf(state)) {
          const index = tasks.findIndex((task) => task.id === taskId)
          if (index >= 0) return { column: { status, tasks, total: tasks.length }, index }
        }
        return null
      },
    }),
    [board],
  )
}
