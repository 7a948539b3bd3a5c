import type { TaskCard } from '@nexa/shared/task'
import { dayOf } from '../../ui/calendar-days'
import classes from './calendar.module.css'
import { CalendarTask } from './calendar-task'
import { longDay, monthName } from './month-days'

type Props = { month: string; days: ReadonlyMap<string, readonly TaskCard[]> }

/** The month where a grid has no room. */
export function Agenda({ month, days }: Props) {
  const today = dayOf(new Date())
  const shown = [...days.keys()].filter((day) => day.slice(0, 7) === month.slice(0, 7)).sort()
  if (shown.length === 0)
    return <p className={classes.hint}>Nothing is due in {monthName(month)}.</p>
  return (
    <div className={classes.agenda}>
      {shown.map((day) => (
        <section key={day} aria-label={longDay(day)}>
          <h2 className={classes.dayHeading} data-today={day === today || undefined}>
            {longDay(day)}
            {day === today && ' (today)'}
          </h2>
          <ul className={classes.allTasks}>
            {days.get(day)?.map((task) => (
              <li key={task.id}>
                <CalendarTask task={task} isMovable={false} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
