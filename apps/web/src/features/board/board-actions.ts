import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'
import { createContext, type KeyboardEvent, useContext } from 'react'
import type { ColumnActions } from './use-column-actions'

/** What cards and columns ask of the board. The object stays the same, so that cards are not drawn for it. */
export type BoardActions = {
  canMove: boolean
  canCreate: boolean
  canArrange: boolean
  open: (task: TaskCard) => void
  onCardFocus: (task: TaskCard) => void
  onCardKey: (event: KeyboardEvent, task: TaskCard) => void
  openMenu: (task: TaskCard, button: HTMLElement) => void
  create: (status: Status, title: string) => void
  columns: ColumnActions
}

export const BoardActionsContext = createContext<BoardActions | null>(null)

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext)
  if (!actions) throw new Error('There is no board around this')
  return actions
}
