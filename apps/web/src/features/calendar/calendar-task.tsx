import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { TaskCard } from '@nexa/shared/task'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { statusOf } from '../../sync/status-of'
import { useProject } from '../../sync/use-board'
import { isOverdue } from '../../ui/due'
import { StatusDot } from '../../ui/status-dot'
import classes from './calendar.module.css'

type Props = { task: TaskCard; isMovable: boolean }

/** Its due date is changed by drag, by the keyboard, or in the panel that it opens. */
export function CalendarTask({ task, isMovable }: Props) {
  const { statuses } = useProject().state
  const link = useRef<HTMLAnchorElement>(null)
  const [isDragged, setDragged] = useState(false)
  const { id } = task
  useEffect(() => {
    const element = link.current
    if (!element || !isMovable) return
    return draggable({
      element,
      getInitialData: () => ({ taskId: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [id, isMovable])
  const status = statusOf(task, statuses)
  return (
    <Link
      ref={link}
      to="."
      search={(all) => ({ ...all, task: task.key })}
      preload={false}
      className={classes.task}
      data-task-id={id}
      data-dragged={isDragged || undefined}
      data-done={task.completedAt !== null || undefined}
      data-overdue={isOverdue(task) || undefined}
      {...(isMovable && { 'aria-keyshortcuts': 'Space' })}
      title={`${task.key} ${task.title}`}
    >
      {status && <StatusDot color={status.color} />}
      <span className={classes.taskTitle}>{task.title}</span>
    </Link>
  )
}
