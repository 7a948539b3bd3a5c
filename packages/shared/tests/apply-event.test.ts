import { describe, expect, test } from 'bun:test'
import { applyEvent, type BoardState, boardState, columnsOf } from '@nexa/shared/apply-event'
import { board } from '@nexa/shared/board'
import { type Event, event } from '@nexa/shared/event'
import {
  aBoardState,
  aProject,
  aStatus,
  aTask,
  attachmentEvent,
  commentEvent,
  epoch,
  idOf,
  memberEvent,
  projectEvent,
  projectId,
  statusEvent,
  taskEvent,
  workspaceEvent,
} from './support/board-events'

const known = idOf(101)
const other = idOf(102)
const unknown = idOf(199)

/** What the next event makes of the board, which must itself stay as it was. */
function after(next: Event, before: BoardState = aBoardState()): BoardState {
  const copy = structuredClone(before)
  const { outcome, state } = applyEvent(before, event.parse(next))
  expect(outcome).toBe('applied')
  expect(state.head).toBe(next.seq)
  expect(before).toEqual(copy)
  return state
}

/** The board but for one thing. */
const boardWith = (changes: Partial<BoardState>): BoardState => ({
  ...aBoardState(),
  head: 6,
  ...changes,
})

const tasksWith = (...changed: ReturnType<typeof aTask>[]) =>
  new Map([
    ...aBoardState().tasks,
    ...changed.map((task): [string, typeof task] => [task.id, task]),
  ])

describe('the place of an event in the stream', () => {
  const next = taskEvent(6, known, null)

  test('the next one is applied', () => {
    expect(applyEvent(aBoardState(), next).outcome).toBe('applied')
  })

  test.each([
    ['one that was applied', 5],
    ['one from long ago', 1],
  ])('%s is known and changes nothing', (_, seq) => {
    const state = aBoardState()
    const result = applyEvent(state, { ...next, seq })
    expect(result).toEqual({ outcome: 'known', state })
    expect(result.state).toBe(state)
  })

  test.each([
    ['one event is missing', 7],
    ['many are missing', 500],
  ])('when %s it is a gap and changes nothing', (_, seq) => {
    const state = aBoardState()
    const result = applyEvent(state, { ...next, seq })
    expect(result.outcome).toBe('gap')
    expect(result.state).toBe(state)
  })

  test('one that says too little of what changed asks for a reload and is not counted', () => {
    const state = aBoardState()
    const result = applyEvent(state, { ...next, reload: true })
    expect(result.outcome).toBe('reload')
    expect(result.state).toBe(state)
  })

  test.each([1, 5, 6, 7])('number %i of another epoch asks for a reload', (seq) => {
    const state = aBoardState()
    const result = applyEvent(state, { ...next, seq, epoch: idOf(901) })
    expect(result.outcome).toBe('reload')
    expect(result.state).toBe(state)
  })

  test('a reload that is known already asks for nothing', () => {
    expect(applyEvent(aBoardState(), { ...next, seq: 5, reload: true }).outcome).toBe('known')
  })

  test('a reload behind a gap is a gap: what is missing may ask for less', () => {
    expect(applyEvent(aBoardState(), { ...next, seq: 7, reload: true }).outcome).toBe('gap')
  })
})

describe('what a task event does', () => {
  test('a new task appears', () => {
    const task = aTask(103)
    expect(after(taskEvent(6, task.id, task))).toEqual(boardWith({ tasks: tasksWith(task) }))
  })

  test('a changed task is replaced as a whole', () => {
    const task = aTask(101, { title: 'Renamed', statusId: idOf(11), version: 2 })
    const state = after(taskEvent(6, known, task))
    expect(state).toEqual(boardWith({ tasks: tasksWith(task) }))
    expect(columnsOf(state).map(({ tasks }) => tasks.map(({ key }) => key))).toEqual([
      ['NEX-102'],
      ['NEX-101'],
    ])
  })

  test('null takes the task away', () => {
    expect([...after(taskEvent(6, known, null)).tasks.keys()]).toEqual([other])
  })

  test('null for a task that is not there changes nothing', () => {
    expect(after(taskEvent(6, unknown, null))).toEqual(boardWith({}))
  })

  test('an event without a task, as of another project, leaves the tasks as they are', () => {
    const state = after(taskEvent(6, known, undefined))
    expect(state).toEqual(boardWith({}))
  })

  test("another project's task tells how many others a task here waits for", () => {
    const foreign = taskEvent(6, unknown, undefined, [{ taskId: other, blockedByCount: 3 }])
    const state = after({ ...foreign, projectId: idOf(77) })
    expect(state).toEqual(boardWith({ tasks: tasksWith(aTask(102, { blockedByCount: 3 })) }))
  })

  test('counts of blockers change with the task they wait for', () => {
    const done = aTask(101, { completedAt: '2026-03-02T00:00:00.000Z' })
    const before = aBoardState()
    const waiting = { ...before, tasks: tasksWith(aTask(102, { blockedByCount: 1 })) }
    const state = after(taskEvent(6, known, done, [{ taskId: other, blockedByCount: 0 }]), waiting)
    expect(state).toEqual(boardWith({ tasks: tasksWith(done, aTask(102)) }))
  })

  test('a count for the task of the event itself is put on its new state', () => {
    const task = aTask(101, { title: 'Renamed' })
    const state = after(taskEvent(6, known, task, [{ taskId: known, blockedByCount: 2 }]))
    expect(state.tasks.get(known)).toEqual({ ...task, blockedByCount: 2 })
  })

  test('a count for a task that is not on the board makes none', () => {
    const state = after(taskEvent(6, known, undefined, [{ taskId: unknown, blockedByCount: 2 }]))
    expect(state).toEqual(boardWith({}))
  })
})

describe('what the other events do', () => {
  test('a comment changes the count of its task only', () => {
    const tasks = tasksWith(aTask(101, { commentCount: 4 }))
    expect(after(commentEvent(6, known, 4))).toEqual(boardWith({ tasks }))
  })

  test('a file changes the count of its task only', () => {
    const tasks = tasksWith(aTask(102, { attachmentCount: 2 }))
    expect(after(attachmentEvent(6, other, 2))).toEqual(boardWith({ tasks }))
  })

  test.each([
    ['a comment', commentEvent(6, unknown, 1)],
    ['a file', attachmentEvent(6, unknown, 1)],
  ])('%s of a task that is gone changes nothing', (_, next) => {
    expect(after(next)).toEqual(boardWith({}))
  })

  test('columns are replaced as a whole, and the tasks of a lost one are not shown', () => {
    const statuses = [aStatus(12, { isDefault: true }), aStatus(11, { name: 'Renamed' })]
    const state = after(statusEvent(6, statuses))
    expect(state).toEqual(boardWith({ statuses }))
    expect(columnsOf(state).map(({ name, tasks }) => [name, tasks.length])).toEqual([
      ['Renamed', 0],
      ['Column 12', 0],
    ])
  })

  test('the project of the board is replaced', () => {
    const project = aProject(projectId, 'Renamed')
    expect(after(projectEvent(6, project))).toEqual(boardWith({ project }))
  })

  test.each([
    ['another project', projectEvent(6, aProject(idOf(77), 'Foreign'))],
    ['a project that is gone', projectEvent(6, null)],
    ['a member', memberEvent(6)],
    ['the workspace', workspaceEvent(6)],
  ])('%s leaves the board as it is', (_, next) => {
    expect(after(next)).toEqual(boardWith({}))
  })
})

describe('a board answer', () => {
  const column = (number: number, numbers: number[]) => ({
    ...aStatus(number, { isDefault: number === 10 }),
    tasks: numbers.map((one) => aTask(one, { statusId: idOf(number) })),
  })
  const columns = [column(10, [101, 102]), column(11, [103])]
  const answer = board.parse({ project: aProject(), columns, epoch, head: 5 })

  test('becomes a state that shows the same columns', () => {
    const state = boardState(answer)
    expect(state).toMatchObject({ project: answer.project, epoch, head: 5 })
    expect(state.statuses).toEqual([aStatus(10, { isDefault: true }), aStatus(11)])
    expect(columnsOf(state)).toEqual(answer.columns)
  })

  test('tasks of equal order are shown by id, whoever came first', () => {
    const tasks = [104, 103, 105].map((one) => aTask(one, { order: 7 }))
    const state = { ...aBoardState(), tasks: new Map(tasks.map((task) => [task.id, task])) }
    expect(columnsOf(state)[0]?.tasks.map(({ number }) => number)).toEqual([103, 104, 105])
  })

  test('a task without a column is shown in the default one', () => {
    const state = after(taskEvent(6, known, aTask(101, { statusId: null })))
    expect(columnsOf(state)[0]?.tasks.map(({ number }) => number)).toEqual([101, 102])
  })
})
