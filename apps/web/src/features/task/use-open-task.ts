import type { BoardState } from '@nexa/shared/apply-event'
import { columnsOf } from '@nexa/shared/apply-event'
import type { TaskCard } from '@nexa/shared/task'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { matchesFilter } from '../filter/match-filter'

/** The task that the address names, as its key or id; null: it is not on this board. */
export function useNamedTask(): TaskCard | null | undefined {
  const { state } = useProject()
  const { task: name } = useSearch({ strict: false })
  return useMemo(() => (name === undefined ? undefined : findTask(state, name)), [state, name])
}

function findTask({ tasks }: BoardState, name: string): TaskCard | null {
  const key = name.toUpperCase()
  for (const task of tasks.values()) if (task.key === key) return task
  return tasks.get(name.toLowerCase()) ?? null
}

export function useShowTask() {
  const navigate = useNavigate()
  return useCallback(
    (key: string | undefined) =>
      navigate({
        to: '.',
        search: ({ task: _, ...rest }) => (key === undefined ? rest : { ...rest, task: key }),
        // Back leads to where the first task was opened from, not through all that were looked at.
        replace: true,
      }),
    [navigate],
  )
}

export type Neighbours = {
  previous: TaskCard | undefined
  next: TaskCard | undefined
  place: number
  total: number
}

/** In the board's order, among what its filters show. */
export function useNeighbours(task: TaskCard): Neighbours {
  const { state } = useProject()
  const { me } = useWorkspace()
  const search = useSearch({ strict: false })
  return useMemo(() => {
    const shown = columnsOf(state)
      .flatMap((column) => column.tasks)
      .filter(
        (one) =>
          one.id === task.id ||
          matchesFilter(one, search, { meId: me.id, statuses: state.statuses }),
      )
    const index = shown.findIndex((one) => one.id === task.id)
    const [previous, next] = [shown[index - 1], shown[index + 1]]
    return { previous, next, place: index + 1, total: shown.length }
  }, [state, search, me.id, task.id])
}
