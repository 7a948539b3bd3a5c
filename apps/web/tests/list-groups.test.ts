import { describe, expect, test } from 'bun:test'
import type { TaskCard } from '@nexa/shared/task'
import { type Grouping, groupTasks } from '../src/features/list/list-groups'
import type { SortField } from '../src/features/list/list-sort'
import { ada, aTask, done, grace, todo } from './support/a-task'

const statuses = [done, todo]
const one = aTask({ id: 'one', number: 1, title: 'Map 10', priority: 'low', order: 2 })
const two = aTask({ id: 'two', number: 2, title: 'map 9', priority: 'urgent', order: 1 })
const ten = aTask({
  id: 'ten',
  number: 10,
  title: 'Atlas',
  statusId: done.id,
  assignee: grace,
  assigneeId: grace.id,
  dueDate: '2026-05-31T00:00:00.000Z',
})
const nobodys = aTask({
  id: 'nobodys',
  number: 11,
  assignee: null,
  assigneeId: null,
  statusId: null,
})

const numbers = (tasks: readonly TaskCard[]) => tasks.map(({ number }) => number)

const sorted = (field: SortField, isDescending = false) =>
  groupTasks([ten, two, one], statuses, {
    grouping: 'none',
    sort: { field, isDescending },
    hasEmpty: true,
  }).flatMap((group) => numbers(group.tasks))

const grouped = (grouping: Grouping, hasEmpty = false) =>
  groupTasks([ten, nobodys, two, one], statuses, {
    grouping,
    sort: { field: 'board', isDescending: false },
    hasEmpty,
  }).map((group) => [group.label, numbers(group.tasks)])

describe('the order of a list', () => {
  test('is that of the board at first', () => {
    expect(sorted('board')).toEqual([2, 1, 10])
  })

  test('is by number, not by the letters of the key', () => {
    expect(sorted('key')).toEqual([1, 2, 10])
    expect(sorted('key', true)).toEqual([10, 2, 1])
  })

  test('is by title as people read it', () => {
    expect(sorted('title')).toEqual([10, 2, 1])
  })

  test('is by the place of columns, the weight of priorities, the names of people', () => {
    expect(sorted('status', true)).toEqual([10, 2, 1])
    expect(sorted('priority')).toEqual([1, 10, 2])
    expect(sorted('assignee', true)).toEqual([10, 2, 1])
  })

  test('has tasks without a date last, both ways', () => {
    expect(sorted('due')).toEqual([10, 2, 1])
    expect(sorted('due', true)).toEqual([10, 2, 1])
  })
})

describe('the groups of a list', () => {
  test('are the columns in their order; a task without one is in the default one', () => {
    expect(grouped('status')).toEqual([
      ['To Do', [11, 2, 1]],
      ['Done', [10]],
    ])
  })

  test('are people by name, nobody last', () => {
    expect(grouped('assignee')).toEqual([
      [ada.name, [2, 1]],
      [grace.name, [10]],
      ['Nobody', [11]],
    ])
  })

  test('are priorities, the most urgent first; empty ones too when they are wanted', () => {
    expect(grouped('priority')).toEqual([
      ['Urgent', [2]],
      ['High', [11, 10]],
      ['Low', [1]],
    ])
    expect(grouped('priority', true)).toContainEqual(['Medium', []])
  })
})
