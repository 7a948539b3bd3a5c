import type { BoardState } from '@nexa/shared/apply-event'
import type { PresentUser } from '@nexa/shared/socket'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useWorkspace } from '../session/use-workspace'
import { type BoardSnapshot, OpenBoard } from './open-board'

/** Opens a project's board for as long as the calling component is there. */
export function useOpenBoard(projectId: string): OpenBoard {
  const { api } = useWorkspace()
  const [board, setBoard] = useState(() => new OpenBoard(api, projectId))
  useEffect(() => {
    const own = board.projectId === projectId ? board : new OpenBoard(api, projectId)
    if (own !== board) setBoard(own)
  }, [api, projectId, board])
  useEffect(() => () => board.end(), [board])
  return board
}

export const useSnapshot = (board: OpenBoard): BoardSnapshot =>
  useSyncExternalStore(board.subscribe, board.get)

export type OpenProject = {
  board: OpenBoard
  state: BoardState
  presence: readonly PresentUser[]
}

export const ProjectContext = createContext<OpenProject | null>(null)

/** Below the project's layout, once its board is loaded. */
export function useProject(): OpenProject {
  const open = useContext(ProjectContext)
  if (!open) throw new Error('There is no project around this')
  return open
}
