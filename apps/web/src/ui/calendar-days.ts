/** Days are told as 2026-05-31, wherever on earth they are. */
export function addDays(day: string, count: number): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** The day it is where the reader is. */
export function dayOf(now: Date): string {
  const local = new Date(now)
  local.setMinutes(now.getMinutes() - now.getTimezoneOffset())
  return local.toISOString().slice(0, 10)
}
