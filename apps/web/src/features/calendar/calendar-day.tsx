import { Popover, VisuallyHidden } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { useCallback, useRef, useState } from 'react'
import classes from './calendar.module.css'
import { CalendarTask } from './calendar-task'
import { longDay } from './month-days'
import { useDropDay } from './use-drop-day'

type Props = {
  day: string
  tasks: readonly TaskCard[]
  isToday: boolean
  isOutside: boolean
  isMovable: boolean
  onDue: (taskId: string, day: string) => void
  /** How many tasks find room. */
  room: number
  /** The keyboard has a task over it. */
  isCarriedTo: boolean
}

export function CalendarDay(props: Props) {
  const { day, tasks, isToday, isOutside, isMovable, onDue, room, isCarriedTo } = props
  const cell = useRef<HTMLTableCellElement>(null)
  const [isOpen, setOpen] = useState(false)
  const drop = useCallback((taskId: string) => onDue(taskId, day), [onDue, day])
  const isOver = useDropDay(cell, isMovable, drop)
  // The line that tells of more takes the room of one task.
  const shown = tasks.length > room ? tasks.slice(0, Math.max(0, room - 1)) : tasks
  const more = tasks.length - shown.length
  const card = (task: TaskCard) => (
    <li key={task.id}>
      <CalendarTask task={task} isMovable={isMovable} />
    </li>
  )
  return (
    <td
      ref={cell}
      className={classes.day}
      data-today={isToday || undefined}
      data-outside={isOutside || undefined}
      data-over={isOver || isCarriedTo || undefined}
    >
      <time dateTime={day} className={classes.date} aria-current={isToday ? 'date' : undefined}>
        <span aria-hidden>{Number(day.slice(8))}</span>
        <VisuallyHidden>{longDay(day)}</VisuallyHidden>
      </time>
      {shown.length > 0 && <ul className={classes.tasks}>{shown.map(card)}</ul>}
      {more > 0 && (
        <Popover
          opened={isOpen}
          onChange={setOpen}
          width={280}
          shadow="md"
          position="bottom"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <button
              type="button"
              className={classes.more}
              aria-label={`${more} more on ${longDay(day)}`}
              onClick={() => setOpen(!isOpen)}
            >
              +{more} more
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={longDay(day)} p="sm">
            <h2 className={classes.dayHeading}>{longDay(day)}</h2>
            <ul className={`${classes.allTasks} ${classes.scrolled}`}>{tasks.map(card)}</ul>
          </Popover.Dropdown>
        </Popover>
      )}
    </td>
  )
}
