import { useMediaQuery } from '@mantine/hooks'
import type { TaskCard } from '@nexa/shared/task'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { useEditTask } from '../task/use-edit-task'
import { AddRow } from './add-row'
import { GroupRow } from './group-row'
import { ListHead } from './list-head'
import { ListRow } from './list-row'
import type { ListRow as Row } from './list-rows'
import type { ListSort } from './list-sort'
import classes from './task-list.module.css'
import { useRowFocus } from './use-row-focus'

type Props = {
  /** Another one begins at its top. */
  view: string
  rows: readonly Row[]
  sort: ListSort
  onSort: (sort: ListSort) => void
  onToggle: (groupId: string) => void
}

const rowHeight = { wide: 36, narrow: 64 }

/** Only the rows on the screen are drawn. */
export function TaskList({ view, rows, sort, onSort, onToggle }: Props) {
  const { may } = useWorkspace()
  const { state } = useProject()
  const isActive = state.project.status === 'active'
  const { task: openKey } = useSearch({ strict: false })
  const navigate = useNavigate()
  const edit = useEditTask()
  const isNarrow = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false })
  const scroll = useRef<HTMLDivElement>(null)
  const [reachableId, setReachableId] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) =>
      isNarrow && rows[index]?.kind === 'task' ? rowHeight.narrow : rowHeight.wide,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
  })
  const shownView = useRef(view)
  useEffect(() => {
    if (shownView.current === view) return
    shownView.current = view
    virtual.scrollToOffset(0)
  }, [view, virtual])
  const onKeyDown = useRowFocus(rows, virtual, scroll)
  const open = useCallback(
    ({ key }: TaskCard) => void navigate({ to: '.', search: (all) => ({ ...all, task: key }) }),
    [navigate],
  )
  const isThere = rows.some((row) => row.id === reachableId)
  const reachable = isThere ? reachableId : rows.find((row) => row.kind === 'task')?.id
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        className={classes.table}
        aria-label="Tasks"
        aria-rowcount={rows.length + 1}
        onKeyDown={onKeyDown}
        onFocus={({ target }) =>
          setReachableId(
            target.closest<HTMLElement>('[data-task-id]')?.dataset.taskId ?? reachableId,
          )
        }
      >
        <ListHead sort={sort} onSort={onSort} />
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index]
            if (!row) return null
            if (row.kind === 'task') {
              return (
                <ListRow
                  key={key}
                  start={start}
                  task={row.task}
                  statuses={state.statuses}
                  isReachable={row.id === reachable}
                  isOpen={row.task.key === openKey}
                  mayUpdate={isActive && may('task:update')}
                  mayAssign={isActive && may('task:assign')}
                  edit={edit}
                  open={open}
                />
              )
            }
            return (
              <tr
                key={key}
                className={classes.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <td className={classes.whole}>
                  {row.kind === 'add' ? (
                    <AddRow group={row.group} />
                  ) : (
                    <GroupRow
                      group={row.group}
                      isOpen={row.isOpen}
                      statuses={state.statuses}
                      onToggle={({ id }) => onToggle(id)}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
