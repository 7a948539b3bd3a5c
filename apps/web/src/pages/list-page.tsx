import { Button } from '@mantine/core'
import { IconChecklist, IconFilterOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useFilter, useFilteredTasks } from '../features/filter/use-filter'
import { groupTasks } from '../features/list/list-groups'
import { rowsOf } from '../features/list/list-rows'
import { TaskList } from '../features/list/task-list'
import classes from '../features/list/task-list.module.css'
import { useListDisplay } from '../features/list/use-list-display'
import { useWorkspace } from '../session/use-workspace'
import { useProject } from '../sync/use-board'
import { EmptyState } from '../ui/empty-state'

export function ListPage() {
  const { may } = useWorkspace()
  const { state } = useProject()
  const canAdd = may('task:create') && state.project.status === 'active'
  const tasks = useFilteredTasks()
  const { search, count, clear } = useFilter()
  const [display, setDisplay] = useListDisplay(state.project.id)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const { statuses } = state
  const groups = useMemo(
    () => groupTasks(tasks, statuses, { ...display, hasEmpty: count === 0 }),
    [tasks, statuses, display, count],
  )
  const rows = useMemo(
    () =>
      rowsOf(groups, {
        closed,
        hasHeadings: display.grouping !== 'none',
        canAdd,
      }),
    [groups, closed, display.grouping, canAdd],
  )
  const toggle = (groupId: string) => {
    const next = new Set(closed)
    if (!next.delete(groupId)) next.add(groupId)
    setClosed(next)
  }
  const isEmpty = tasks.length === 0 && (count > 0 || !canAdd)
  return (
    <section className={classes.page} aria-label="List">
      {isEmpty && count > 0 && (
        <EmptyState
          icon={<IconFilterOff />}
          title="No task matches the filters"
          text="Others may: there are more tasks in this project."
        >
          <Button variant="default" onClick={clear}>
            Clear the filters
          </Button>
        </EmptyState>
      )}
      {isEmpty && count === 0 && (
        <EmptyState
          icon={<IconChecklist />}
          title="No tasks yet"
          text="Tasks of this project will be listed here."
        />
      )}
      {!isEmpty && (
        <TaskList
          view={JSON.stringify([display, { ...search, task: null }])}
          rows={rows}
          sort={display.sort}
          onSort={(sort) => setDisplay({ ...display, sort })}
          onToggle={toggle}
        />
      )}
    </section>
  )
}
