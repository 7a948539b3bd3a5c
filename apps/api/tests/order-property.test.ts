import { expect, test } from 'bun:test'
import type { Column } from '@nexa/shared/board'
import fc from 'fast-check'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'

const team = useTeam()

const pick = fc.nat({ max: 1_000 })
const step = fc.record({
  task: pick,
  column: fc.nat({ max: 2 }),
  place: pick,
  how: fc.constantFrom('order', 'before', 'after', 'end'),
})

/** Always at one end of a gap: it is used up after 16 of them. */
const squeeze = fc.record({
  task: pick,
  column: fc.constant(0),
  place: fc.constant(1),
  how: fc.constantFrom('order', 'after'),
})

const steps = fc.oneof(
  fc.array(step, { minLength: 25, maxLength: 25 }),
  fc.array(squeeze, { minLength: 25, maxLength: 25 }),
)

type Destination = { to: object; index: number }

/** What to ask for, and where that is in a plain list. A place behind the end is the end. */
function destination(target: readonly string[], how: string, place: number): Destination {
  const end = { to: {}, index: target.length }
  const at = place % (target.length + 2)
  if (how === 'order') return { to: { order: at }, index: Math.min(at, target.length) }
  const index = Math.min(at, target.length - 1)
  const neighbour = target[index]
  if (how === 'end' || neighbour === undefined) return end
  if (how === 'before') return { to: { beforeId: neighbour }, index }
  return { to: { afterId: neighbour }, index: index + 1 }
}

test('after any moves the columns are as if they were plain lists', async () => {
  const { ada } = team()
  const { project, todo, inProgress, done } = await aBoard(ada)
  const statuses = [todo, inProgress, done]
  for (const number of [4, 5, 6, 7, 8]) {
    await ada.post(`/api/projects/${project.id}/tasks`, { title: `Task ${number}` })
  }
  const board = async (): Promise<string[][]> => {
    const { columns } = await ada.get(`/api/projects/${project.id}/board`)
    return statuses.map(({ id }) =>
      columns.find((one: Column) => one.id === id).tasks.map((task: { id: string }) => task.id),
    )
  }
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const lists = await board()
      for (const { task, column, place, how } of moves) {
        const all = lists.flat().sort()
        const id = String(all[task % all.length])
        for (const list of lists) if (list.includes(id)) list.splice(list.indexOf(id), 1)
        const target = lists[column] ?? []
        const { to, index } = destination(target, how, place)
        target.splice(index, 0, id)
        await ada.post(`/api/tasks/${id}/move`, { statusId: statuses[column]?.id, ...to })
      }
      expect(await board()).toEqual(lists)
    }),
    { numRuns: 12 },
  )
})
