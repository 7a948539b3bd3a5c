import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

const taskCount = 6
const place = fc.nat({ max: taskCount - 1 })
const step = fc.record({ from: place, to: place, isRemoval: fc.nat(9).map((n) => n === 0) })

test('no circle of waiting tasks comes about, whatever several people do at once', async () => {
  const { ada, grace, linus } = team()
  let accepted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 30 }), async (steps) => {
      const tasks = [...(await aBoard(ada)).tasks, ...(await aBoard(ada)).tasks]
      const idOf = (number: number) => tasks[number]?.id ?? ''
      const attempt = async (client: Client, { from, to, isRemoval }: (typeof steps)[number]) => {
        const path = `/api/tasks/${idOf(from)}/dependencies`
        const body = JSON.stringify({ dependsOnId: idOf(to) })
        const { status } = isRemoval
          ? await client.fetch('DELETE', `${path}/${idOf(to)}`)
          : await client.fetch('POST', path, body)
        if (status === 200) accepted += 1
        else if (status === 400) refused += 1
        else expect(status).toBe(204)
      }
      const people = [ada, grace, linus]
      await Promise.all(steps.map((one, number) => attempt(people[number % 3] ?? ada, one)))

      const edges = new Map<string, string[]>()
      for (const { id } of tasks) {
        const { dependencies } = await ada.get(`/api/tasks/${id}/dependencies`)
        edges.set(
          id,
          dependencies.map((one: { id: string }) => one.id),
        )
      }
      expect(sortedOut(edges)).toBe(true)
    }),
    { numRuns: 12 },
  )
  // Else this would have proved nothing.
  expect(accepted).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(50)
})

test('two that close a circle together do not both pass', async () => {
  const { ada, grace } = team()
  for (let round = 0; round < 20; round += 1) {
    const [first, second] = (await aBoard(ada)).tasks
    const path = (id: string) => `/api/tasks/${id}/dependencies`
    const answers = await Promise.all([
      ada.fetch('POST', path(first.id), JSON.stringify({ dependsOnId: second.id })),
      grace.fetch('POST', path(second.id), JSON.stringify({ dependsOnId: first.id })),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  }
})

/** Whether the tasks can be done one after the other, each after all that it waits for. */
function sortedOut(edges: Map<string, string[]>): boolean {
  const left = new Map(edges)
  for (;;) {
    const free = [...left.keys()].filter((id) => left.get(id)?.every((other) => !left.has(other)))
    if (free.length === 0) return left.size === 0
    for (const id of free) left.delete(id)
  }
}
