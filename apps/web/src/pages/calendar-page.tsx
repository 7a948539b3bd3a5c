import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useRef, useState } from 'react'
import { Agenda } from '../features/calendar/agenda'
import classes from '../features/calendar/calendar.module.css'
import { CalendarHead } from '../features/calendar/calendar-head'
import { firstOfMonth } from '../features/calendar/month-days'
import { MonthGrid } from '../features/calendar/month-grid'
import { UndatedTasks } from '../features/calendar/undated-tasks'
import { useCarry } from '../features/calendar/use-carry'
import { useDueDays } from '../features/calendar/use-due-days'
import { useEditTask } from '../features/task/use-edit-task'
import { useWorkspace } from '../session/use-workspace'
import { useProject } from '../sync/use-board'
import { dayOf } from '../ui/calendar-days'
import { useTouchDrag } from '../ui/use-touch-drag'

export function CalendarPage() {
  const { may } = useWorkspace()
  const { tasks, project } = useProject().state
  const [month, setMonth] = useState(() => firstOfMonth(dayOf(new Date())))
  const edit = useEditTask()
  const isNarrow = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false })
  const isMovable = may('task:update') && project.status === 'active'
  const setDue = useCallback(
    (taskId: string, day: string | null) => {
      const task = tasks.get(taskId)
      const dueDate = day && `${day}T00:00:00.000Z`
      if (task && task.dueDate !== dueDate) void edit(task, { dueDate })
    },
    [tasks, edit],
  )
  const frame = useRef<HTMLElement>(null)
  useTouchDrag(frame)
  const show = (day: string) => setMonth(firstOfMonth(day))
  const { carried, onKeyDown } = useCarry({
    frame,
    tasks,
    isMovable: isMovable && !isNarrow,
    onDue: setDue,
    show,
  })
  const { days, undated } = useDueDays(carried)
  const others = <UndatedTasks tasks={undated} isMovable={isMovable && !isNarrow} onDue={setDue} />
  return (
    <section ref={frame} className={classes.page} aria-label="Calendar" onKeyDown={onKeyDown}>
      <CalendarHead month={month} onMonth={setMonth} />
      {isNarrow ? (
        <div className={classes.narrow}>
          <Agenda month={month} days={days} />
          {others}
        </div>
      ) : (
        <div className={classes.content}>
          <MonthGrid
            month={month}
            days={days}
            isMovable={isMovable}
            onDue={setDue}
            carriedTo={carried?.day ?? null}
          />
          {others}
        </div>
      )}
    </section>
  )
}
