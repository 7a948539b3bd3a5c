import { z } from 'zod'

const weekInfo = z.object({ firstDay: z.int().min(1).max(7) })

/** 1 is Monday, 7 Sunday; as the reader's language has it. Not every browser tells: then Monday. */
export function firstWeekday(language = navigator.language): number {
  const locale: object = new Intl.Locale(language)
  const told =
    'getWeekInfo' in locale && typeof locale.getWeekInfo === 'function'
      ? locale.getWeekInfo()
      : 'weekInfo' in locale && locale.weekInfo
  return weekInfo.safeParse(told).data?.firstDay ?? 1
}
