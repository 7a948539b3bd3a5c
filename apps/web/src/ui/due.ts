type Dated = { dueDate: string | null; completedAt: string | null }

/** A date that was given without a time is kept as midnight in UTC, and means that day everywhere. */
const isWholeDay = (dueDate: string) => dueDate.endsWith('T00:00:00.000Z')

const two = (value: number) => String(value).padStart(2, '0')

const localDay = (date: Date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The day of the calendar it falls on, such as 2026-11-22. */
export const dueDayOf = (dueDate: string): string =>
  isWholeDay(dueDate) ? dueDate.slice(0, 10) : localDay(new Date(dueDate))

/** A task is not late on its due day itself. */
export const isOverdue = ({ dueDate, completedAt }: Dated, now = new Date()): boolean =>
  dueDate !== null && completedAt === null && dueDayOf(dueDate) < localDay(now)

/** Such as `Nov 22`, with the year in another one. */
export function shortDate(dueDate: string, now = new Date()): string {
  const day = dueDayOf(dueDate)
  return formatOf(day.slice(0, 4) !== String(now.getFullYear())).format(new Date(day))
}

// Made once: a formatter is slow to make, and a board shows many dates.
const formats = new Map<boolean, Intl.DateTimeFormat>()

function formatOf(hasYear: boolean): Intl.DateTimeFormat {
  const known = formats.get(hasYear)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(hasYear && { year: 'numeric' }),
  })
  formats.set(hasYear, format)
  return format
}
