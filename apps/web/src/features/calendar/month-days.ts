import { addDays } from '../../ui/calendar-days'

/** Whole weeks that hold the month of the given day. `firstWeekday`: 1 is Monday, 7 Sunday. */
export function monthWeeks(day: string, firstWeekday: number): string[][] {
  const first = firstOfMonth(day)
  const weekday = new Date(first).getUTCDay()
  const weeks: string[][] = []
  let next = addDays(first, -((weekday - firstWeekday + 7) % 7))
  while (weeks.length === 0 || next < firstOfMonth(day, 1)) {
    const start = next
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)))
    next = addDays(start, 7)
  }
  return weeks
}

/** The first day of its month, or of one that is so many months later. */
export function firstOfMonth(day: string, months = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

const formatted = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options })
  return (day: string) => format.format(new Date(day))
}

export const monthName = formatted({ month: 'long', year: 'numeric' })
export const weekdayName = formatted({ weekday: 'short' })
export const longDay = formatted({ weekday: 'long', month: 'long', day: 'numeric' })
