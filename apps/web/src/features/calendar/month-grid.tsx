import { useElementSize } from '@mantine/hooks'
import type { TaskCard } from '@nexa/shared/task'
import { useMemo } from 'react'
import { dayOf } from '../../ui/calendar-days'
import classes from './calendar.module.css'
import { CalendarDay } from './calendar-day'
import { firstWeekday } from './first-weekday'
import { monthName, monthWeeks, weekdayName } from './month-days'

type Props = {
  /** Any day of the month. */
  month: string
  days: ReadonlyMap<string, readonly TaskCard[]>
  isMovable: boolean
  onDue: (taskId: string, day: string) => void
  carriedTo: string | null
}

const nothing: readonly TaskCard[] = []
const headHeight = 28
const dateHeight = 30
const taskHeight = 24
const leastRoom = 2

export function MonthGrid({ month, days, isMovable, onDue, carriedTo }: Props) {
  const weeks = useMemo(() => monthWeeks(month, firstWeekday()), [month])
  const { ref, height } = useElementSize()
  const room = (height - headHeight) / weeks.length - dateHeight
  const today = dayOf(new Date())
  return (
    <div ref={ref} className={classes.grid}>
      <table className={classes.table} aria-label={monthName(month)}>
        <thead className={classes.week}>
          <tr className={classes.row}>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" className={classes.weekday}>
                {weekdayName(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.weeks}>
          {weeks.map((week) => (
            <tr key={week[0]} className={classes.row}>
              {week.map((day) => (
                <CalendarDay
                  key={day}
                  day={day}
                  tasks={days.get(day) ?? nothing}
                  isToday={day === today}
                  isOutside={day.slice(0, 7) !== month.slice(0, 7)}
                  isMovable={isMovable}
                  onDue={onDue}
                  isCarriedTo={day === carriedTo}
                  room={Math.max(leastRoom, Math.floor(room / taskHeight))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
