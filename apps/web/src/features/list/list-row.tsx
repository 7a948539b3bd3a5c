import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'
import { memo, useRef, useState } from 'react'
import { statusOf } from '../../sync/status-of'
import { shortDate } from '../../ui/due'
import type { EditTask } from '../task/use-edit-task'
import { AssigneeCell } from './assignee-cell'
import { DueCell } from './due-cell'
import { PriorityCell, StatusCell } from './task-cells'
import classes from './task-list.module.css'
import { TitleEditor } from './title-editor'

export type ListRowProps = {
  task: TaskCard
  /** Where it begins, in pixels. */
  start: number
  statuses: readonly Status[]
  isReachable: boolean
  isOpen: boolean
  mayUpdate: boolean
  mayAssign: boolean
  edit: EditTask
  open: (task: TaskCard) => void
}

/** Within this time a second click makes it a double click, which edits the title instead. */
const doubleClickMs = 220

export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { task, start, statuses, isReachable, isOpen, mayUpdate, mayAssign, edit, open } = props
  const [isEditing, setEditing] = useState(false)
  const row = useRef<HTMLTableRowElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const cell = { task, edit, isReachable, isEditable: mayUpdate }
  const stopEditing = () => {
    setEditing(false)
    row.current?.focus({ preventScroll: true })
  }
  return (
    <tr
      ref={row}
      className={`${classes.place} ${classes.row}`}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={isReachable ? 0 : -1}
      data-task-id={task.id}
      data-open={isOpen || undefined}
      onClick={(event) => {
        // What a cell opens lies elsewhere on the page, and is a part of the row to React alone.
        if (isControl(event.target) || !isWithin(event.currentTarget, event.target)) return
        clearTimeout(timer.current)
        if (!mayUpdate || !isTitle(event.target)) return open(task)
        if (event.detail > 1) return setEditing(true)
        timer.current = setTimeout(() => open(task), doubleClickMs)
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        if (event.key === 'Enter') open(task)
        if (event.key === 'F2' && mayUpdate) setEditing(true)
      }}
    >
      <td className={classes.cell} data-column="key">
        <a
          href={`?task=${task.key}`}
          className={classes.key}
          tabIndex={-1}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            open(task)
          }}
        >
          {task.key}
        </a>
      </td>
      <td className={classes.cell} data-column="title">
        {isEditing ? (
          <TitleEditor task={task} edit={edit} onEnd={stopEditing} />
        ) : (
          <span className={classes.title} title={task.title} data-title>
            {task.title}
          </span>
        )}
      </td>
      <td className={classes.cell} data-column="status">
        <StatusCell {...cell} status={statusOf(task, statuses)} statuses={statuses} />
      </td>
      <td className={classes.cell} data-column="priority">
        <PriorityCell {...cell} />
      </td>
      <td className={classes.cell} data-column="assignee">
        <AssigneeCell {...cell} isEditable={mayAssign} />
      </td>
      <td className={classes.cell} data-column="due">
        <DueCell {...cell} />
      </td>
      <td className={classes.cell} data-column="updated">
        <time className={classes.updated} dateTime={task.updatedAt}>
          {shortDate(task.updatedAt)}
        </time>
      </td>
    </tr>
  )
})

const isTitle = (target: EventTarget) =>
  target instanceof HTMLElement && target.dataset.title !== undefined

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input') !== null

const isWithin = (row: HTMLElement, target: EventTarget) =>
  target instanceof Node && row.contains(target)
