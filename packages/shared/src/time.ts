import { z } from 'zod'

/** ISO 8601 in UTC with milliseconds, as every answer has it. */
export const timestamp = z.iso.datetime({ precision: 3 })

/**
 * A moment as a client may send it: a date, or a date and time with any offset.
 * The years are bounded because PostgreSQL and JavaScript disagree outside of them.
 */
export const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .refine((text) => isWithinYears(new Date(text), 1900, 9998), {
    error: 'Expected a year from 1900 to 9998',
  })
  .overwrite((text) => new Date(text).toISOString())

/** A day of the calendar, such as 2026-11-22. */
export const day = z.iso.date().refine((text) => isWithinYears(new Date(text), 1900, 9998), {
  error: 'Expected a year from 1900 to 9998',
})

function isWithinYears(date: Date, first: number, last: number): boolean {
  const year = date.getUTCFullYear()
  return year >= first && year <= last
}
