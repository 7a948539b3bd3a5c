import { expect, test } from 'bun:test'
import { type ABoard, aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

type Change = (ada: Client, board: ABoard) => PromiseLike<unknown>

const taskPath = ({ tasks }: ABoard) => `/api/tasks/${tasks[1].id}`
const statusesPath = ({ project }: ABoard) => `/api/projects/${project.id}/statuses`

/** What one event says in full: the follower must not need to load anything. */
const told: Record<string, Change> = {
  'a new task': (ada, { project, review }) =>
    ada.post(`/api/projects/${project.id}/tasks`, { title: 'New', statusId: review.id }),
  'a new task in a final column': (ada, { project, done }) =>
    ada.post(`/api/projects/${project.id}/tasks`, { title: 'Done', statusId: done.id }),
  'a new title': (ada, board) => ada.patch(taskPath(board), { title: 'Renamed' }),
  'a new due date and priority': (ada, board) =>
    ada.patch(taskPath(board), { dueDate: '2026-02-28', priority: 'urgent' }),
  'a new column by an update': (ada, board) =>
    ada.patch(taskPath(board), { statusId: board.done.id }),
  'an assignment': (ada, board) => ada.patch(taskPath(board), { assigneeId: team().linus.userId }),
  'an assignment taken back': async (ada, board) => {
    await ada.patch(taskPath(board), { assigneeId: team().linus.userId })
    await ada.patch(taskPath(board), { assigneeId: null })
  },
  'a move within the column': (ada, board) =>
    ada.post(`${taskPath(board)}/move`, { statusId: board.todo.id, order: 0 }),
  'a move to a final column and back': async (ada, board) => {
    await ada.post(`${taskPath(board)}/move`, { statusId: board.done.id, order: 0 })
    await ada.post(`${taskPath(board)}/move`, { statusId: board.todo.id, order: 2 })
  },
  'a deleted task': (ada, board) => ada.delete(taskPath(board)),
  'a comment': (ada, board) => ada.post(`${taskPath(board)}/comments`, { content: 'Why?' }),
  'an edited and a deleted comment': async (ada, board) => {
    const { id } = await ada.post(`${taskPath(board)}/comments`, { content: 'Why?' })
    await ada.patch(`/api/comments/${id}`, { content: 'Because.' })
    await ada.delete(`/api/comments/${id}`)
  },
  'a new column': (ada, board) => ada.post(statusesPath(board), { name: 'Blocked' }),
  'a new default column': (ada, board) =>
    ada.post(statusesPath(board), { name: 'Inbox', isDefault: true }),
  'a renamed, recoloured column': (ada, board) =>
    ada.patch(`${statusesPath(board)}/${board.todo.id}`, { name: 'Next', color: '#000000' }),
  'an empty column made final': (ada, board) =>
    ada.patch(`${statusesPath(board)}/${board.review.id}`, { isFinal: true }),
  'columns in another order': (ada, board) => {
    const { done, todo, review, inProgress } = board
    const orderedIds = [done.id, todo.id, review.id, inProgress.id]
    return ada.post(`${statusesPath(board)}/reorder`, { orderedIds })
  },
  'a deleted empty column': (ada, board) => ada.delete(`${statusesPath(board)}/${board.review.id}`),
  'a renamed project': (ada, { project }) =>
    ada.patch(`/api/projects/${project.id}`, { name: 'Renamed', description: 'What for' }),
}

for (const [name, change] of Object.entries(told)) {
  test(`somebody else's open board shows ${name}`, async () => {
    const { ada, grace } = team()
    const board = await aBoard(ada)
    const follower = await BoardFollower.open(grace, board.project.id)
    await change(ada, board)
    await follower.expectSynced()
    expect(follower.received.length).toBeGreaterThan(0)
    expect(follower.reloads).toBe(0)
    follower.close()
  })
}

/** What changes many tasks at once: one event says to load the board again. */
const reloaded: Record<string, Change> = {
  'a deleted column with tasks': (ada, board) =>
    ada.delete(`${statusesPath(board)}/${board.todo.id}?moveTo=${board.done.id}`),
  'a column with tasks made final': (ada, board) =>
    ada.patch(`${statusesPath(board)}/${board.todo.id}`, { isFinal: true }),
  'another project key': (ada, { project }) =>
    ada.patch(`/api/projects/${project.id}`, { key: `K${project.key}`.slice(0, 10) }),
  'a renumbered column': async (ada, { project, todo, tasks }) => {
    const [first] = tasks
    // Each lands right behind the first: the gap there is halved until nothing is left of it.
    for (let number = 0; number < 18; number += 1) {
      const { id } = await ada.post(`/api/projects/${project.id}/tasks`, { title: `T${number}` })
      await ada.post(`/api/tasks/${id}/move`, { statusId: todo.id, afterId: first.id })
    }
  },
}

for (const [name, change] of Object.entries(reloaded)) {
  test(`somebody else's open board is loaded again once after ${name}`, async () => {
    const { ada, grace } = team()
    const board = await aBoard(ada)
    const follower = await BoardFollower.open(grace, board.project.id)
    await change(ada, board)
    await follower.expectSynced()
    expect(follower.reloads).toBe(1)
    follower.close()
  })
}

test('a project that was deleted says so to those who look at its board', async () => {
  const { ada, grace } = team()
  const { project } = await aBoard(ada)
  const { socket } = await BoardFollower.open(grace, project.id)
  await ada.delete(`/api/projects/${project.id}`)
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([
    { type: 'project:deleted', data: { project: { id: project.id, status: 'deleted' } } },
  ])
  socket.close()
})
