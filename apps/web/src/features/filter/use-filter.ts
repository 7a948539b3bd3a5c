import type { TaskCard } from '@nexa/shared/task'
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

/** Tells which tasks of the open project the filters of the address let through. */
export function useIsShown(): (task: TaskCard) => boolean {
  const meId = useWorkspace().me.id
  const { statuses } = useProject().state
  const { q, assignee, priority, status, due }: ViewSearch = useSearch({ strict: false })
  return useCallback(
    (task) => matchesFilter(task, { q, assignee, priority, status, due }, { meId, statuses }),
    [q, assignee, priority, status, due, meId, statuses],
  )
}

/** In no order. */
export function useFilteredTasks() {
  const { tasks } = useProject().state
  const isShown = useIsShown()
  return useMemo(() => [...tasks.values()].filter(isShown), [tasks, isShown])
}
