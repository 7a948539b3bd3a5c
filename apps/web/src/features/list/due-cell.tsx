import { useState } from 'react'
import { dueDayOf } from '../../ui/due'
import { DueDate } from '../../ui/due-date'
import cellClasses from './cell-menu.module.css'
import type { CellProps } from './task-cells'
import classes from './task-list.module.css'

export function DueCell({ task, edit, isEditable, isReachable }: CellProps) {
  const [isEditing, setEditing] = useState(false)
  if (!isEditable) {
    return (
      <span className={classes.value}>
        <DueDate task={task} />
      </span>
    )
  }
  if (!isEditing) {
    return (
      <button
        type="button"
        className={classes.value}
        tabIndex={isReachable ? 0 : -1}
        onClick={() => setEditing(true)}
      >
        <span className={cellClasses.spoken}>Due date of {task.key}: </span>
        {task.dueDate ? <DueDate task={task} /> : <span className={classes.unset}>–</span>}
      </button>
    )
  }
  const before = task.dueDate ? dueDayOf(task.dueDate) : ''
  const end = (day: string, isKept: boolean) => {
    setEditing(false)
    if (isKept && day !== before) {
      void edit(task, { dueDate: day === '' ? null : `${day}T00:00:00.000Z` })
    }
  }
  return (
    <input
      type="date"
      className={classes.input}
      aria-label={`Due date of ${task.key}`}
      defaultValue={before}
      min="1900-01-01"
      max="9998-12-31"
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
      autoFocus
      onBlur={(event) => end(event.currentTarget.value, event.currentTarget.validity.valid)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') event.currentTarget.value = before
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.currentTarget.closest('tr')?.focus({ preventScroll: true })
        }
      }}
    />
  )
}
