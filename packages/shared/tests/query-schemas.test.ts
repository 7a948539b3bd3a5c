import { describe, expect, test } from 'bun:test'
import { changesQuery } from '@nexa/shared/event'
import { cursorQuery, pageQuery } from '@nexa/shared/pagination'
import { taskQuery } from '@nexa/shared/task-query'

const one = '019a0000-0000-7000-8000-00000000000a'
const two = '019a0000-0000-7000-8000-00000000000b'

/** What a query of tasks is read as; undefined: refused. */
const read = (query: Record<string, string>) => taskQuery.safeParse(query).data

describe('the order of a list of tasks', () => {
  test('is that of the board unless said otherwise', () => {
    expect(read({})).toEqual({ limit: 50, sort: [{ field: 'order', descending: false }] })
  })

  test('is read from the first field to the last, a minus for descending', () => {
    expect(read({ sort: '-dueDate,priority,-createdAt' })?.sort).toEqual([
      { field: 'dueDate', descending: true },
      { field: 'priority', descending: false },
      { field: 'createdAt', descending: true },
    ])
  })

  test.each(['order', 'number', 'title', 'priority', 'dueDate', 'completedAt', 'createdAt'])(
    'may be by %s, both ways',
    (field) => {
      expect(taskQuery.parse({ sort: field }).sort).toMatchObject([{ field, descending: false }])
      expect(taskQuery.parse({ sort: `-${field}` }).sort).toMatchObject([{ descending: true }])
    },
  )

  test.each([
    ['nothing', ''],
    ['an unknown field', 'size'],
    ['a field that is not told', 'description'],
    ['a field twice', 'order,order'],
    ['a field both ways', 'order,-order'],
    ['two minuses', '--order'],
    ['a plus', '+order'],
    ['an empty field', 'order,'],
    ['a blank', 'order, title'],
    ['another case', 'Order'],
    ['what every object has', 'constructor'],
  ])('by %s is refused', (_, sort) => {
    expect(read({ sort })).toBeUndefined()
  })

  test('that is refused says what would not be', () => {
    const [issue] = taskQuery.safeParse({ sort: 'size' }).error?.issues ?? []
    expect(issue).toMatchObject({ path: ['sort'], message: expect.stringContaining('dueDate') })
  })
})

describe('a filter', () => {
  test('is a list by commas', () => {
    expect(read({ priority: 'low,urgent' })?.priority).toEqual(['low', 'urgent'])
    expect(read({ statusId: `${one},${two.toUpperCase()}` })?.statusId).toEqual([one, two])
  })

  test('by assignee knows oneself and nobody; by creator, only oneself', () => {
    expect(read({ assigneeId: `me,none,${one}` })?.assigneeId).toEqual(['me', 'none', one])
    expect(read({ createdById: `me,${one}` })?.createdById).toEqual(['me', one])
    expect(read({ createdById: 'none' })).toBeUndefined()
    expect(read({ statusId: 'me' })).toBeUndefined()
  })

  test.each([
    ['an empty list', ''],
    ['an empty item', 'low,'],
    ['a blank', 'low, high'],
    ['one unknown among known ones', 'low,critical'],
    ['51 items', Array(51).fill('low').join(',')],
  ])('of %s is refused', (_, priority) => {
    expect(read({ priority })).toBeUndefined()
  })

  test('of 50 items is read', () => {
    expect(read({ priority: Array(50).fill('low').join(',') })?.priority).toHaveLength(50)
  })

  test('by due date takes a moment with any offset', () => {
    expect(read({ dueBefore: '2026-03-01', dueAfter: '2026-01-01T00:00:00+01:00' })).toMatchObject({
      dueBefore: '2026-03-01T00:00:00.000Z',
      dueAfter: '2025-12-31T23:00:00.000Z',
    })
    expect(read({ dueBefore: 'soon' })).toBeUndefined()
  })

  test('by words is trimmed, not empty and not longer than 200', () => {
    expect(read({ search: ' engine ' })?.search).toBe('engine')
    expect(read({ search: ' ' })).toBeUndefined()
    expect(read({ search: 'a'.repeat(201) })).toBeUndefined()
  })

  test.each(['watching', 'blocked', 'completed'])('%s is true or false', (name) => {
    expect(read({ [name]: 'true' })).toMatchObject({ [name]: true })
    expect(read({ [name]: 'false' })).toMatchObject({ [name]: false })
    expect(read({ [name]: 'maybe' })).toBeUndefined()
  })
})

describe('a page', () => {
  test.each([
    ['1', 1],
    ['100', 100],
  ])('may have %s items', (limit, expected) => {
    expect(pageQuery.parse({ limit }).limit).toBe(expected)
  })

  test.each(['0', '-1', '101', '1.5', 'all', '', 'Infinity', 'NaN'])(
    'of %j items is refused',
    (limit) => {
      expect(pageQuery.safeParse({ limit }).success).toBe(false)
      expect(cursorQuery.safeParse({ limit }).success).toBe(false)
    },
  )

  test.each(['0', '-1', '1000001', '1.5', 'last'])('number %j is refused', (page) => {
    expect(pageQuery.safeParse({ page }).success).toBe(false)
  })

  test('has no number where lists go on by cursor only', () => {
    expect(pageQuery.parse({ page: '2' }).page).toBe(2)
    expect(cursorQuery.safeParse({ page: '2' }).success).toBe(false)
  })

  test.each(['', 'a'.repeat(5_001)])('a cursor of impossible length is refused', (cursor) => {
    expect(pageQuery.safeParse({ cursor }).success).toBe(false)
  })
})

test.each(['-1', '1.5', 'x', '9007199254740993'])('changes since %j are refused', (since) => {
  expect(changesQuery.safeParse({ since: '0' }).success).toBe(true)
  expect(changesQuery.safeParse({ since }).success).toBe(false)
})
