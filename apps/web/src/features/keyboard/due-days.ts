type NamedDay = { name: string /** Such as 2026-11-22. */; day: string }

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' })
const later = [
  { days: 14, name: 'In two weeks' },
  { days: 30, name: 'In 30 days' },
] as const

/** The days that a text may mean: names of the next ones, a number of days, or a date. */
export function daysFor(text: string, now = new Date()): NamedDay[] {
  const exact = dayOfText(text)
  if (exact) return [{ name: weekday.format(new Date(`${exact}T12:00`)), day: exact }]
  const days = /^(?:in )?\+?(\d{1,3})(?: days?)?$/.exec(text)?.[1]
  if (days) return [{ name: `In ${days} days`, day: dayAfter(now, Number(days)) }]
  const week = Array.from({ length: 8 }, (_, index) => ({ name: nameOf(now, index), index }))
  return [
    ...week.map(({ name, index }) => ({ name, day: dayAfter(now, index) })),
    ...later.map(({ days: count, name }) => ({ name, day: dayAfter(now, count) })),
  ].filter(({ name }) => name.toLowerCase().includes(text))
}

function nameOf(now: Date, days: number): string {
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  const name = weekday.format(moved(now, days))
  return days === 7 ? `Next ${name}` : name
}

function dayOfText(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const date = new Date(`${text}T00:00:00.000Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}

const moved = (now: Date, days: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)

const two = (value: number) => String(value).padStart(2, '0')

function dayAfter(now: Date, days: number): string {
  const date = moved(now, days)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
