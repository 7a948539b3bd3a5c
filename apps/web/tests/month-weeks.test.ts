import { describe, expect, test } from 'bun:test'
import { firstOfMonth, monthWeeks } from '../src/features/calendar/month-days'
import { addDays, dayOf } from '../src/ui/calendar-days'

const monday = 1
const sunday = 7

describe('the weeks of a month', () => {
  test('are whole ones and hold each of its days once', () => {
    const weeks = monthWeeks('2026-11-22', sunday)
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7])
    expect(weeks[0]?.[0]).toBe('2026-11-01')
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-05')
  })

  test('begin on the day that the reader is used to', () => {
    const weeks = monthWeeks('2026-11-22', monday)
    expect(weeks[0]?.[0]).toBe('2026-10-26')
    expect(weeks).toHaveLength(6)
  })

  test('are four when February fits', () => {
    expect(monthWeeks('2027-02-01', monday)).toHaveLength(4)
  })
})

test('months and days go on over the ends of years', () => {
  expect(firstOfMonth('2026-12-31', 1)).toBe('2027-01-01')
  expect(firstOfMonth('2026-01-31', -1)).toBe('2025-12-01')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

test('today is the day of the reader, not that of UTC', () => {
  expect(dayOf(new Date(2026, 4, 31, 0, 1))).toBe('2026-05-31')
  expect(dayOf(new Date(2026, 4, 31, 23, 59))).toBe('2026-05-31')
})
