import { describe, expect, test } from 'bun:test'
import type { TaskCard } from '@nexa/shared/task'
import { matchesFilter } from '../src/features/filter/match-filter'
import type { ViewSearch } from '../src/router'
import { ada, aTask, done, grace, todo } from './support/a-task'

const now = new Date(2026, 4, 31, 15)

const isShown = (search: ViewSearch, part: Partial<TaskCard> = {}, me = ada.id) =>
  matchesFilter(aTask(part), search, { meId: me, statuses: [todo, done] }, now)

const nobody = { assigneeId: null, assignee: null }
const due = (dueDate: string | null, completedAt: string | null = null) => ({
  dueDate,
  completedAt,
})

test('every task is shown without a filter, and whichever task is open', () => {
  expect(isShown({})).toBe(true)
  expect(isShown({ task: 'NEX-1' })).toBe(true)
})

test('filters combine with AND', () => {
  expect(isShown({ assignee: ada.id, priority: 'high', status: todo.id, q: 'moon' })).toBe(true)
  expect(isShown({ assignee: ada.id, priority: 'low', status: todo.id, q: 'moon' })).toBe(false)
})

describe('the assignee', () => {
  test('is one of those listed', () => {
    expect(isShown({ assignee: grace.id })).toBe(false)
    expect(isShown({ assignee: `${grace.id},${ada.id}` })).toBe(true)
  })

  test('can be who is reading', () => {
    expect(isShown({ assignee: 'me' })).toBe(true)
    expect(isShown({ assignee: 'me' }, {}, grace.id)).toBe(false)
  })

  test('can be nobody', () => {
    expect(isShown({ assignee: 'none' })).toBe(false)
    expect(isShown({ assignee: 'none' }, nobody)).toBe(true)
    expect(isShown({ assignee: `${grace.id},none` }, nobody)).toBe(true)
    expect(isShown({ assignee: 'me' }, nobody)).toBe(false)
  })
})

test('priority and column are one of those listed', () => {
  expect(isShown({ priority: 'urgent,high' })).toBe(true)
  expect(isShown({ priority: 'urgent' })).toBe(false)
  expect(isShown({ status: `${done.id},${todo.id}` })).toBe(true)
  expect(isShown({ status: done.id })).toBe(false)
})

test('a task without a column, or with one that is gone, is in the default one', () => {
  for (const statusId of [null, '019a0000-0000-7000-8000-0000000000cf']) {
    expect(isShown({ status: todo.id }, { statusId })).toBe(true)
    expect(isShown({ status: done.id }, { statusId })).toBe(false)
  }
})

describe('the due date', () => {
  test('is overdue when its day is over', () => {
    expect(isShown({ due: 'overdue' }, due('2026-05-30T00:00:00.000Z'))).toBe(true)
    expect(isShown({ due: 'overdue' }, due('2026-05-31T00:00:00.000Z'))).toBe(false)
    expect(isShown({ due: 'overdue' }, due(null))).toBe(false)
  })

  test('is within a week from today to six days from now', () => {
    expect(isShown({ due: 'week' }, due('2026-05-30T00:00:00.000Z'))).toBe(false)
    expect(isShown({ due: 'week' }, due('2026-05-31T00:00:00.000Z'))).toBe(true)
    expect(isShown({ due: 'week' }, due('2026-06-06T00:00:00.000Z'))).toBe(true)
    expect(isShown({ due: 'week' }, due('2026-06-07T00:00:00.000Z'))).toBe(false)
  })

  test('of a completed task presses nobody', () => {
    const completed = '2026-05-20T00:00:00.000Z'
    expect(isShown({ due: 'overdue' }, due('2026-05-30T00:00:00.000Z', completed))).toBe(false)
    expect(isShown({ due: 'week' }, due('2026-06-01T00:00:00.000Z', completed))).toBe(false)
  })

  test('can be missing', () => {
    expect(isShown({ due: 'none' }, due(null))).toBe(true)
    expect(isShown({ due: 'none' }, due('2026-05-31T00:00:00.000Z'))).toBe(false)
  })
})

describe('the text', () => {
  test.each(['moon', 'MAP draw', 'nex-42', '42 moon', ' moon ', ' '])('finds by "%s"', (q) => {
    expect(isShown({ q })).toBe(true)
  })

  test.each(['mars', 'moon mars', 'nex-43'])('does not find by "%s"', (q) => {
    expect(isShown({ q })).toBe(false)
  })
})
