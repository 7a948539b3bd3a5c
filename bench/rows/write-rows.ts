import { comment } from '@nexa/shared/comment'
import { task } from '@nexa/shared/task'
import { z } from 'zod'
import { seededRandom } from '../data-set/seeded-random'
import { sentence } from '../data-set/words'
import type { LoadRequest } from '../load/load-request'
import type { World } from '../server/world'
import { expect } from './expect'
import { many, postAt, projectAt, taskAt, taskOf } from './requests'
import type { Row, RowAnswer } from './row'

const sent = ({ body = '' }: LoadRequest): unknown => JSON.parse(body)

export const commentRow: Row = {
  name: 'comment',
  requests(world) {
    const random = seededRandom(1)
    return many((at) => {
      const content = `${at} ${sentence(random, 60 + random() * 120)}`
      return postAt(world, at, `/api/tasks/${taskAt(world, at).id}/comments`, { content })
    })
  },
  check({ status, data }, request) {
    const { content } = z.object({ content: z.string() }).parse(sent(request))
    expect(status === 201, `Answered ${status}`)
    expect(comment.parse(data).content === content, 'Another comment is answered')
  },
  hasLimit: true,
}

const target = z.object({ statusId: z.string() })

function checkMove({ data }: RowAnswer, request: LoadRequest): void {
  const moved = task.parse(data)
  expect(request.path.includes(moved.id), 'Another task is answered')
  expect(moved.statusId === target.parse(sent(request)).statusId, 'It is in another column')
}

/** To any place in any column of its project. */
function moveOf(world: World, at: number, task: { id: string; projectId: string }): LoadRequest {
  const statusIds = world.sample.projects.find(({ id }) => id === task.projectId)?.statusIds ?? []
  const statusId = statusIds[Math.floor(at / 3) % statusIds.length]
  return postAt(world, at, `/api/tasks/${task.id}/move`, { statusId, order: (at * 31) % 200 })
}

export const move: Row = {
  name: 'move',
  requests: (world) => many((at) => moveOf(world, at, taskAt(world, at))),
  check: checkMove,
  hasLimit: true,
}

export const moveOne: Row = {
  name: 'move-one',
  requests: (world) => many((at) => moveOf(world, at, taskOf(projectAt(world, 0), at))),
  check: checkMove,
  hasLimit: true,
}

export const create: Row = {
  name: 'create',
  requests(world) {
    const random = seededRandom(2)
    return many((at) =>
      postAt(world, at, `/api/projects/${projectAt(world, at).id}/tasks`, {
        title: `${at} ${sentence(random, 20 + random() * 40)}`,
        description: sentence(random, 200 + random() * 390),
        priority: 'high',
        dueDate: '2030-01-01T12:00:00.000Z',
      }),
    )
  },
  check({ status, data }, request) {
    const { title } = z.object({ title: z.string() }).parse(sent(request))
    expect(status === 201, `Answered ${status}`)
    expect(task.parse(data).title === title, 'Another task is answered')
  },
  hasLimit: true,
}
