import type { Answer, NexaClient, RequestOptions } from '@nexa/client/nexa-client'
import type { Random } from '../random'
import type { KnownBoard } from './known-board'

export type Write = {
  kind: string
  projectId: string
  send: (client: NexaClient, options: RequestOptions) => Promise<Answer<unknown>>
  /** What the writers learn when it was done. */
  learn: (answer: unknown) => void
}

type Choice = { random: Random; board: KnownBoard; canary: string }
type Make = (choice: Choice) => Write

const fewTasks = 20
const manyTasks = 60
const fewColumns = 4
const manyColumns = 7

/** Kinds of writes with how often each is done. */
const usual: [number, Make][] = [
  [24, createTask],
  [32, moveTask],
  [20, updateTask],
  [12, createComment],
  [3, updateComment],
  [3, deleteComment],
  [12, deleteTask],
  [2, updateStatus],
  [1, createStatus],
  [1, deleteStatus],
]

/** The next write of a project, of those that have something to be done to. Boards stay of one size. */
export function chooseWrite(choice: Choice): Write {
  const { random, board } = choice
  if (board.taskIds.length < fewTasks) return createTask(choice)
  const possible = usual.filter(([, make]) => isSensible(make, board))
  let left = random.next() * possible.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, make] of possible) {
    left -= weight
    if (left < 0) return make(choice)
  }
  return moveTask(choice)
}

function isSensible(make: Make, { taskIds, commentIds, statusIds }: KnownBoard): boolean {
  if (make === createTask) return taskIds.length < manyTasks
  if (make === updateComment || make === deleteComment) return commentIds.length > 0
  if (make === createStatus) return statusIds.length < manyColumns
  if (make === deleteStatus) return statusIds.length > fewColumns
  return true
}

const textOf = (canary: string) => `${canary} ${crypto.randomUUID()}`
const idOf = (answer: unknown): string =>
  typeof answer === 'object' && answer && 'id' in answer ? String(answer.id) : ''
const nothing = () => {}

function createTask({ random, board, canary }: Choice): Write {
  const { projectId: id } = board
  const body = { title: textOf(canary), statusId: random.pick(board.statusIds) }
  return {
    kind: 'createTask',
    projectId: id,
    send: (client, options) => client.createTask({ params: { id }, body }, options),
    learn: (answer) => void board.taskIds.push(idOf(answer)),
  }
}

function moveTask({ random, board }: Choice): Write {
  const id = random.pick(board.taskIds)
  const other = random.pick(board.taskIds)
  const statusId = random.pick(board.statusIds)
  const place = random.pick([
    { order: 0 },
    { order: 3 },
    {},
    { beforeId: other },
    { afterId: other },
  ])
  return {
    kind: 'moveTask',
    projectId: board.projectId,
    send: (client, options) =>
      client.moveTask({ params: { id }, body: { statusId, ...place } }, options),
    learn: nothing,
  }
}

function updateTask({ random, board, canary }: Choice): Write {
  const id = random.pick(board.taskIds)
  // An old version is refused.
  const isLate = random.next() < 0.1
  const body = { title: textOf(canary), ...(isLate && { version: 1 }) }
  return {
    kind: 'updateTask',
    projectId: board.projectId,
    send: (client, options) => client.updateTask({ params: { id }, body }, options),
    learn: nothing,
  }
}

function deleteTask({ random, board }: Choice): Write {
  const id = random.pick(board.taskIds)
  return {
    kind: 'deleteTask',
    projectId: board.projectId,
    send: (client, options) => client.deleteTask({ params: { id } }, options),
    learn: () => board.forget(id),
  }
}

function createComment({ random, board, canary }: Choice): Write {
  const id = random.pick(board.taskIds)
  const body = { content: textOf(canary) }
  return {
    kind: 'createComment',
    projectId: board.projectId,
    send: (client, options) => client.createComment({ params: { id }, body }, options),
    learn: (answer) => void board.commentIds.push(idOf(answer)),
  }
}

function updateComment({ random, board, canary }: Choice): Write {
  const id = random.pick(board.commentIds)
  const body = { content: textOf(canary) }
  return {
    kind: 'updateComment',
    projectId: board.projectId,
    send: (client, options) => client.updateComment({ params: { id }, body }, options),
    learn: nothing,
  }
}

function deleteComment({ random, board }: Choice): Write {
  const id = random.pick(board.commentIds)
  return {
    kind: 'deleteComment',
    projectId: board.projectId,
    send: (client, options) => client.deleteComment({ params: { id } }, options),
    learn: () => board.forget(id),
  }
}

const columnName = (canary: string) => `${canary} ${crypto.randomUUID().slice(0, 18)}`

function createStatus({ board, canary }: Choice): Write {
  const { projectId: id } = board
  const body = { name: columnName(canary) }
  return {
    kind: 'createStatus',
    projectId: id,
    send: (client, options) => client.createStatus({ params: { id }, body }, options),
    learn: (answer) => void board.statusIds.push(idOf(answer)),
  }
}

function updateStatus({ random, board, canary }: Choice): Write {
  const params = { id: board.projectId, statusId: random.pick(board.statusIds) }
  const body = { name: columnName(canary) }
  return {
    kind: 'updateStatus',
    projectId: board.projectId,
    send: (client, options) => client.updateStatus({ params, body }, options),
    learn: nothing,
  }
}

function deleteStatus({ random, board }: Choice): Write {
  const statusId = random.pick(board.statusIds)
  const moveTo = random.pick(board.statusIds.filter((id) => id !== statusId))
  const params = { id: board.projectId, statusId }
  return {
    kind: 'deleteStatus',
    projectId: board.projectId,
    send: (client, options) => client.deleteStatus({ params, query: { moveTo } }, options),
    learn: () => board.forget(statusId),
  }
}
