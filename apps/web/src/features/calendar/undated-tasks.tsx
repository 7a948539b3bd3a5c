import type { TaskCard } from '@nexa/shared/task'
import { useCallback, useRef, useState } from 'react'
import classes from './calendar.module.css'
import { CalendarTask } from './calendar-task'
import { useDropDay } from './use-drop-day'

type Props = {
  tasks: readonly TaskCard[]
  isMovable: boolean
  onDue: (taskId: string, day: null) => void
}

/** So many at once: a plan is made of the first ones, and filters find the others. */
const pageSize = 50

export function UndatedTasks({ tasks, isMovable, onDue }: Props) {
  const list = useRef<HTMLElement>(null)
  const [size, setSize] = useState(pageSize)
  const drop = useCallback((taskId: string) => onDue(taskId, null), [onDue])
  const isOver = useDropDay(list, isMovable, drop)
  return (
    <aside
      ref={list}
      className={classes.undated}
      aria-label="Without a due date"
      data-over={isOver || undefined}
    >
      <h2 className={classes.heading}>
        Without a due date <span className={classes.count}>{tasks.length}</span>
      </h2>
      {tasks.length === 0 && <p className={classes.hint}>Every open task has a due date.</p>}
      <ul className={classes.allTasks}>
        {tasks.slice(0, size).map((task) => (
          <li key={task.id}>
            <CalendarTask task={task} isMovable={isMovable} />
          </li>
        ))}
      </ul>
      {tasks.length > size && (
        <button type="button" className={classes.more} onClick={() => setSize(size + pageSize)}>
          Show more of {tasks.length - size}
        </button>
      )}
    </aside>
  )
}
