import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ViewSearch } from '../../router'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { matchesFilter } from './match-filter'

const filterNames = ['q', 'assignee', 'priority', 'status', 'due'] as const
export type Filter = Pick<ViewSearch, (typeof filterNames)[number]>

const noFilter: Filter = {
  q: undefined,
  assignee: undefined,
  priority: undefined,
  status: undefined,
  due: undefined,
}

/** The filters of the address, which leave all else in it as it is. */
export function useFilter() {
  const search: ViewSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (part: Filter) =>
      void navigate({ to: '.', search: (all) => ({ ...all, ...part }), replace: true }),
    [navigate],
  )
  const clear = useCallback(() => change(noFilter), [change])
  const count = filterNames.filter((name) => search[name]).length
  return { search, change, clear, count }
}

/** The tasks of the open project that the filters let through, in no order. */
export function useFilteredTasks() {
  const { me } = useWorkspace()
  const { state } = useProject()
  const { q, assignee, priority, status, due } = useFilter().search
  return useMemo(() => {
    const search = { q, assignee, priority, status, due }
    return [...state.tasks.values()].filter((task) => matchesFilter(task, search, me.id))
  }, [state.tasks, q, assignee, priority, status, due, me.id])
}
