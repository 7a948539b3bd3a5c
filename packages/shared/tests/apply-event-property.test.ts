import { expect, test } from 'bun:test'
import { applyEvent, type BoardState } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { TaskCard } from '@nexa/shared/task'
import fc from 'fast-check'
import {
  aBoardState,
  aProject,
  aStatus,
  aTask,
  attachmentEvent,
  commentEvent,
  idOf,
  memberEvent,
  projectEvent,
  projectId,
  statusEvent,
  taskEvent,
} from './support/board-events'

const change = fc.record({
  kind: fc.constantFrom('write', 'delete', 'block', 'comment', 'attach', 'columns', 'rename', 'no'),
  number: fc.integer({ min: 101, max: 106 }),
  value: fc.nat({ max: 50 }),
})
type Change = { kind: string; number: number; value: number }

/** The server's side in the plainest way: it changes its own board in place and tells of each change. */
class ToldBoard {
  readonly tasks = new Map<string, TaskCard>(aBoardState().tasks)
  statuses = [...aBoardState().statuses]
  project = aBoardState().project
  head = aBoardState().head

  make({ kind, number, value }: Change): Event {
    this.head += 1
    const id = idOf(number)
    if (kind === 'write') return this.write(aTask(number, { title: `Title ${value}` }))
    if (kind === 'delete') {
      this.tasks.delete(id)
      return taskEvent(this.head, id, null)
    }
    if (kind === 'columns') {
      this.statuses = [aStatus(10, { name: `Name ${value}` }), aStatus(11)]
      return statusEvent(this.head, this.statuses)
    }
    if (kind === 'rename') {
      this.project = aProject(projectId, `Name ${value}`)
      return projectEvent(this.head, this.project)
    }
    return this.count(kind, id, value)
  }

  private write(task: TaskCard): Event {
    this.tasks.set(task.id, task)
    return taskEvent(this.head, task.id, task)
  }

  private count(kind: string, id: string, value: number): Event {
    const task = this.tasks.get(id)
    if (kind === 'comment') {
      if (task) this.tasks.set(id, { ...task, commentCount: value })
      return commentEvent(this.head, id, value)
    }
    if (kind === 'attach') {
      if (task) this.tasks.set(id, { ...task, attachmentCount: value })
      return attachmentEvent(this.head, id, value)
    }
    if (kind !== 'block') return memberEvent(this.head)
    if (task) this.tasks.set(id, { ...task, blockedByCount: value })
    return taskEvent(this.head, idOf(199), undefined, [{ taskId: id, blockedByCount: value }])
  }

  get content() {
    const { tasks, statuses, project, head } = this
    return { tasks, statuses, project, head }
  }
}

const contentOf = ({ tasks, statuses, project, head }: BoardState) => ({
  tasks,
  statuses,
  project,
  head,
})

test('whatever happens, a board that hears of each change is the board itself', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const told = new ToldBoard()
      let state = aBoardState()
      for (const one of changes) {
        const before = structuredClone(state)
        const applied = applyEvent(state, told.make(one))
        expect(applied.outcome).toBe('applied')
        expect(state).toEqual(before)
        state = applied.state
        expect(contentOf(state)).toEqual(told.content)
      }
    }),
  )
})

test('events that come twice, late or too early change nothing, and the end is the same', () => {
  const order = fc.array(fc.nat({ max: 39 }), { maxLength: 120 })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), order, (changes, noise) => {
      const told = new ToldBoard()
      const events = changes.map((one) => told.make(one))
      let state = aBoardState()
      const deliver = (event: Event | undefined) => {
        if (!event) return
        const isNext = event.seq === state.head + 1
        const applied = applyEvent(state, event)
        const early = event.seq > state.head ? 'gap' : 'known'
        expect(applied.outcome).toBe(isNext ? 'applied' : early)
        if (!isNext) expect(applied.state).toBe(state)
        state = applied.state
      }
      for (const at of noise) deliver(events[at])
      for (const event of events) deliver(event)
      expect(contentOf(state)).toEqual(told.content)
    }),
  )
})
