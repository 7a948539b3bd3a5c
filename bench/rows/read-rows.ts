import { board } from '@nexa/shared/board'
import { dashboardStats, recentTask } from '@nexa/shared/dashboard'
import { searchHit } from '@nexa/shared/search'
import { task, taskDetail } from '@nexa/shared/task'
import { z } from 'zod'
import { tasksPerProject } from '../data-set/project-rows'
import { commonWords, countNames, nameOf } from '../data-set/words'
import type { World } from '../server/world'
import { expect } from './expect'
import { getAt, many, personAt, projectAt, requestCount, taskAt } from './requests'
import type { Row, RowAnswer } from './row'
import { requireOk } from './send'

/** Ten in a workspace of any size: what is asked for at the same moment is put together once. */
const fewProjectAt = (world: World, at: number) => projectAt(world, at % countFew(world))
const countFew = ({ sample }: World) => Math.min(sample.projects.length, 10)
const boardPath = (world: World, at: number) => `/api/projects/${fewProjectAt(world, at).id}/board`
const page = z.object({ total: z.int(), limit: z.literal(50) })

export const get: Row = {
  name: 'get',
  requests: (world) => many((at) => getAt(world, at, `/api/tasks/${taskAt(world, at).id}`)),
  check({ data }, { path }) {
    const { id, description } = taskDetail.parse(data)
    expect(path.endsWith(id), 'Another task is answered')
    expect((description?.length ?? 0) >= 200, 'The description is not whole')
  },
  hasLimit: true,
}

export const listKept: Row = {
  name: 'list-kept',
  requests: (world) =>
    many((at) => getAt(world, at, `/api/projects/${fewProjectAt(world, at).id}/tasks?limit=50`)),
  check({ data, meta }) {
    expect(z.array(task).parse(data).length === 50, 'The page is not full')
    expect(page.parse(meta).total >= tasksPerProject, 'The total is too small')
  },
  hasLimit: false,
}

export const list: Row = { ...listKept, name: 'list', hasLimit: true, keepsNothing: true }

export const boardKept: Row = {
  name: 'board-kept',
  requests: (world) => many((at) => getAt(world, at, boardPath(world, at))),
  check({ data }) {
    const count = board.parse(data).columns.reduce((sum, { tasks }) => sum + tasks.length, 0)
    expect(count >= tasksPerProject, `The board has ${count} tasks`)
  },
  hasLimit: false,
}

export const boardRow: Row = { ...boardKept, name: 'board', hasLimit: true, keepsNothing: true }

export const boardKnown: Row = {
  name: 'board-etag',
  async requests(world) {
    const known = await Promise.all(
      Array.from({ length: countFew(world) }, async (_, at) => {
        const request = getAt(world, at, boardPath(world, at))
        const { path, headers } = request
        const response = await requireOk(world.server.url, request)
        const etag = response.headers.get('etag') ?? ''
        return { ...getAt(world, at, path), headers: { ...headers, 'If-None-Match': etag } }
      }),
    )
    return known
  },
  check: ({ status }) => expect(status === 304, `Answered ${status}`),
  hasLimit: true,
}

const checkHits = ({ data }: RowAnswer) =>
  expect(z.array(searchHit).parse(data).length >= 5, 'Too little is found')

export const search: Row = {
  name: 'search',
  requests: (world) => {
    const names = countNames(world.sample.totalTasks)
    return many((at) => getAt(world, at, `/api/search?q=${nameOf((at * 37) % names)}`))
  },
  check: checkHits,
  hasLimit: true,
}

export const searchCommon: Row = {
  name: 'search-common',
  requests: (world) =>
    Array.from({ length: requestCount }, (_, at) =>
      getAt(world, at, `/api/search?q=${commonWords[at % commonWords.length]}`),
    ),
  check: checkHits,
  hasLimit: true,
}

export const mine: Row = {
  name: 'mine',
  requests: (world) => many((at) => getAt(world, at, '/api/tasks/recent?mine=true&limit=50')),
  check({ data }, _, world) {
    const found = z.array(recentTask).parse(data)
    expect(found.length === 50, 'The page is not full')
    const { userId } = personAt(world, 0)
    expect(
      found.every(({ assigneeId }) => assigneeId === userId),
      'It is not the reader’s',
    )
  },
  hasLimit: false,
}

export const dashboard: Row = {
  name: 'dashboard',
  requests: (world) => many((at) => getAt(world, at, '/api/dashboard/stats')),
  check({ data }, _, { sample }) {
    expect(dashboardStats.parse(data).tasks.total >= sample.totalTasks, 'Tasks are missing')
  },
  hasLimit: false,
}
