import dayjs from 'dayjs'

/** Such as “5 min”, “3 h”, “2 d”; older than a month: the day. */
export function ago(at: string, now = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now - new Date(at).getTime()) / 60_000))
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`
  if (minutes < 30 * 24 * 60) return `${Math.floor(minutes / 60 / 24)} d`
  return dayjs(at).format('MMM D, YYYY')
}

export const dayAndTime = (at: string) => dayjs(at).format('MMM D, YYYY, HH:mm')

export const dayOf = (at: string) => dayjs(at).format('MMM D, YYYY')

/** Such as “ends in 6 days”. */
export function untilDay(at: string, now = Date.now()): string {
  const hours = (new Date(at).getTime() - now) / 3_600_000
  if (hours <= 0) return 'has ended'
  if (hours < 24) return 'ends within a day'
  const days = Math.floor(hours / 24)
  return days === 1 ? 'ends in 1 day' : `ends in ${days} days`
}
