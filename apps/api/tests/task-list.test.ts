import { beforeAll, expect, test } from 'bun:test'
import type { Status } from '@nexa/shared/status'
import { priorities, type Task, type TaskDetail } from '@nexa/shared/task'
import { type TaskSort, taskSortFields } from '@nexa/shared/task-query'
import fc from 'fast-check'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { type Filters, modelOf, queryText } from './support/task-model'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const taskCount = 36
const words = ['alpha', 'beta', 'alphabeta', 'gamma', '100%', 'snake_case', 'back\\slash', "o'hara"]
const days = ['2030-01-01', '2030-01-02', '2030-01-03'].map((day) => `${day}T00:00:00.000Z`)

let path: string
let statuses: Status[]
let all: TaskDetail[]

/** Tasks that differ in everything that can be asked for, the same in each run. */
beforeAll(async () => {
  const { ada, grace, linus, databaseUrl } = team()
  const board = await aBoard(ada)
  path = `/api/projects/${board.project.id}/tasks`
  statuses = [board.todo, board.inProgress, board.review, board.done]
  const [pick] = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed: 42 })
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[(pick?.next().value ?? 0) % list.length]
    if (found === undefined) throw new Error('An empty list')
    return found
  }
  const made: Task[] = [...board.tasks]
  while (made.length < taskCount) {
    const body = {
      title: oneOf(words),
      description: oneOf([null, ...words]),
      priority: oneOf(priorities),
      statusId: oneOf(statuses).id,
      assigneeId: oneOf([null, ada.userId, linus.userId, grace.userId]),
      dueDate: oneOf([null, ...days]),
    }
    made.push(await oneOf([ada, grace, linus]).post(path, body))
  }
  await withSql(databaseUrl, async (client) => {
    for (const { id } of made) {
      const watcher = oneOf([ada.userId, linus.userId])
      const values = [id, oneOf(made).id, watcher]
      await client.query(
        `with one as (select workspace_id, id from tasks where id = $1), watched as (
            insert into task_watchers (id, workspace_id, task_id, user_id)
            select gen_random_uuid(), workspace_id, id, $3 from one on conflict do nothing
          )
        insert into task_dependencies (id, workspace_id, task_id, depends_on_id)
          select gen_random_uuid(), workspace_id, id, $2 from one where id <> $2 on conflict do nothing`,
        values,
      )
    }
  })
  all = await Promise.all(made.map((task) => ada.get(`/api/tasks/${task.id}`)))
})

const someOf = <T>(list: readonly T[]) =>
  fc.option(fc.subarray([...list], { minLength: 1 }), { nil: undefined })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const flag = maybe(fc.boolean())

const anyFilters = (): fc.Arbitrary<Filters> => {
  const { ada, grace, linus } = team()
  const people = [ada.userId, grace.userId, linus.userId]
  const texts = [...words, 'ALPHA', 'eta', '%', '_', '\\', 'bet', all[4]?.key ?? '']
  return fc.record({
    statusId: someOf(statuses.map((status) => status.id)),
    priority: someOf(priorities),
    assigneeId: someOf([...people, 'me', 'none']),
    createdById: someOf([...people, 'me']),
    search: maybe(fc.constantFrom(...texts)),
    dueBefore: maybe(fc.constantFrom(...days)),
    dueAfter: maybe(fc.constantFrom(...days)),
    completed: flag,
    blocked: flag,
    watching: flag,
  })
}

/** Most filters are left out: with all of them at once nearly nothing is left to compare. */
const fewFilters = () =>
  fc.tuple(anyFilters(), fc.subarray(filterNames, { maxLength: 3 })).map(([filters, names]) => {
    const kept = Object.entries(filters).filter(([name]) => names.some((one) => one === name))
    return Object.fromEntries(kept)
  })
const filterNames = [
  'statusId',
  'priority',
  'assigneeId',
  'createdById',
  'search',
  'dueBefore',
  'dueAfter',
  'completed',
  'blocked',
  'watching',
]

const anySort: fc.Arbitrary<TaskSort[]> = fc
  .shuffledSubarray([...taskSortFields], { minLength: 1, maxLength: 3 })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) => fc.record({ field: fc.constant(field), descending: fc.boolean() })),
    ),
  )

const readers = fc.constantFrom<'ada' | 'linus' | 'edsger'>('ada', 'linus', 'edsger')
const idsOf = (tasks: { id: string }[]) => tasks.map((task) => task.id)

test('every combination of filters and sorts gives what plain code finds in all tasks', async () => {
  await fc.assert(
    fc.asyncProperty(fewFilters(), anySort, readers, async (filters, sort, name) => {
      const reader = team()[name]
      const expected = modelOf(all, statuses, reader.userId)(filters, sort)
      const listed = await reader.get(`${path}?limit=100&${queryText(filters, sort)}`).answer()
      expect(idsOf(listed.data)).toEqual(idsOf(expected))
      expect(listed.meta).toMatchObject({ total: expected.length, nextCursor: null })
    }),
    { numRuns: 150 },
  )
})

test('all filters at once still agree with plain code', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters(), anySort, async (filters, sort) => {
      const { ada } = team()
      const expected = modelOf(all, statuses, ada.userId)(filters, sort)
      const listed = await ada.get(`${path}?limit=100&${queryText(filters, sort)}`)
      expect(idsOf(listed)).toEqual(idsOf(expected))
    }),
    { numRuns: 30 },
  )
})

test('pages by cursor and by number hold the same tasks, together all of them once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fewFilters(),
      anySort,
      fc.integer({ min: 4, max: 20 }),
      async (filters, sort, limit) => {
        const { ada } = team()
        const query = `${path}?limit=${limit}&${queryText(filters, sort)}`
        const expected = idsOf(modelOf(all, statuses, ada.userId)(filters, sort))
        const pages = await pagesOf(ada, query)
        expect(pages.flatMap(idsOf)).toEqual(expected)
        for (const [place, page] of pages.entries()) {
          const numbered = await ada.get(`${query}&page=${place + 1}`).answer()
          expect(idsOf(numbered.data)).toEqual(idsOf(page))
          expect(numbered.meta).toMatchObject({ page: place + 1, limit, total: expected.length })
        }
        expect(await ada.get(`${query}&page=${pages.length + 1}`)).toEqual([])
      },
    ),
    { numRuns: 30 },
  )
})

async function pagesOf(reader: Client, query: string, between = async () => {}): Promise<Task[][]> {
  const pages: Task[][] = []
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`
    const { data, meta } = await reader.get(query + next).answer()
    pages.push(data)
    cursor = meta.nextCursor
    await between()
  } while (cursor !== null)
  return pages
}

test.each(['number', '-number', 'createdAt', '-createdAt'])(
  'a reader by %s sees every lasting task once while another one writes',
  async (sort) => {
    const { ada, linus } = team()
    const { project, done, todo, tasks } = await aBoard(ada)
    const list = `/api/projects/${project.id}/tasks`
    const lasting: Task[] = [...tasks]
    for (let number = 0; number < 12; number += 1) {
      lasting.push(await ada.post(list, { title: `Lasting ${number}` }))
    }
    let round = 0
    const write = async () => {
      round += 1
      const task = lasting[(round * 7) % lasting.length]
      const passing = await linus.post(list, { title: 'Passing' })
      await linus.post(`/api/tasks/${task?.id}/move`, {
        statusId: round % 2 ? done.id : todo.id,
        order: 0,
      })
      await linus.patch(`/api/tasks/${task?.id}`, { title: `Renamed ${round}` })
      if (round % 2) await linus.delete(`/api/tasks/${passing.id}`)
    }
    const seen = idsOf((await pagesOf(ada, `${list}?limit=4&sort=${sort}`, write)).flat())
    expect(new Set(seen).size).toBe(seen.length)
    const ids = idsOf(lasting)
    expect(seen.filter((id) => ids.includes(id)).sort()).toEqual(ids.sort())
  },
)

test('a page behind the longest titles of any script can be asked for', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const list = `/api/projects/${project.id}/tasks`
  const titles = ['計', '😀', '\u0001', '"', '\\'].map(
    (sign) => `~${sign.repeat(499 / sign.length)}`,
  )
  for (const title of titles) await ada.post(list, { title })
  const pages = await pagesOf(ada, `${list}?limit=1&sort=title`)
  expect(
    pages
      .flat()
      .map((task) => task.title)
      .slice(3)
      .sort(),
  ).toEqual([...titles].sort())
})

test.each([
  ['limit', 'limit=0'],
  ['limit', 'limit=101'],
  ['page', 'page=0'],
  ['sort', 'sort=title,title'],
  ['sort', 'sort=secret'],
  ['priority.1', 'priority=high,huge'],
  ['statusId.0', 'statusId='],
  ['assigneeId.0', 'assigneeId=everybody'],
  ['dueBefore', 'dueBefore=soon'],
  ['watching', 'watching=yes'],
  ['search', 'search=%00'],
  ['title', 'title=alpha'],
  ['limit', 'limit=1&limit=2'],
])('a bad %s is refused: %s', async (field, query) => {
  const { ada } = team()
  expect(await ada.get(`${path}?${query}`).expect(400)).toMatchObject({
    details: { [field]: expect.any(String) },
  })
})

test('a cursor of another sorting is refused', async () => {
  const { ada } = team()
  const { meta } = await ada.get(`${path}?limit=1&sort=title`).answer()
  await ada.get(`${path}?limit=1&sort=-title&cursor=${meta.nextCursor}`).expect(400)
  await ada.get(`${path}?limit=1&sort=title&cursor=${meta.nextCursor}`).expect(200)
})
