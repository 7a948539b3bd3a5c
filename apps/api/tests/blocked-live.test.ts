import { expect, test } from 'bun:test'
import { type ABoard, aBoard } from './support/a-board'
import { BoardFollower } from './support/board-follower'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

/** `own` holds the task that waits: for one of its own project and for one of `other`. */
type Boards = { own: ABoard; other: ABoard }
type Change = (ada: Client, boards: Boards) => PromiseLike<unknown>

const dependenciesOf = ({ own }: Boards) => `/api/tasks/${own.tasks[0].id}/dependencies`
const near = ({ own }: Boards) => `/api/tasks/${own.tasks[1].id}`
const far = ({ other }: Boards) => `/api/tasks/${other.tasks[1].id}`

async function twoBoards(ada: Client): Promise<Boards> {
  const boards = { own: await aBoard(ada), other: await aBoard(ada) }
  const { own, other } = boards
  for (const blocker of [own.tasks[1], other.tasks[1]]) {
    await ada.post(dependenciesOf(boards), { dependsOnId: blocker.id })
  }
  return boards
}

/** By how many the task is blocked after each. */
const told: Record<string, [number, Change]> = {
  'a blocker of the same board is completed by a move': [
    1,
    (ada, boards) => ada.post(`${near(boards)}/move`, { statusId: boards.own.done.id }),
  ],
  'a blocker of another board is completed by a move': [
    1,
    (ada, boards) => ada.post(`${far(boards)}/move`, { statusId: boards.other.done.id }),
  ],
  'a blocker of another board is completed by an update': [
    1,
    (ada, boards) => ada.patch(far(boards), { statusId: boards.other.done.id }),
  ],
  'blockers are completed and reopened': [
    2,
    async (ada, boards) => {
      await ada.patch(near(boards), { statusId: boards.own.done.id })
      await ada.patch(far(boards), { statusId: boards.other.done.id })
      await ada.post(`${near(boards)}/move`, { statusId: boards.own.todo.id })
      await ada.post(`${far(boards)}/move`, { statusId: boards.other.todo.id })
    },
  ],
  'a blocker of the same board is deleted': [1, (ada, boards) => ada.delete(near(boards))],
  'a blocker of another board is deleted': [1, (ada, boards) => ada.delete(far(boards))],
  'a dependency is added': [
    3,
    (ada, boards) => ada.post(dependenciesOf(boards), { dependsOnId: boards.other.tasks[2].id }),
  ],
  'dependencies are removed': [
    0,
    async (ada, boards) => {
      await ada.delete(`${dependenciesOf(boards)}/${boards.other.tasks[1].id}`)
      await ada.delete(`${dependenciesOf(boards)}/${boards.own.tasks[1].id}`)
    },
  ],
}

for (const [name, [count, change]] of Object.entries(told)) {
  test(`an open board shows by how many a task is blocked after ${name}`, async () => {
    const { ada, grace } = team()
    const boards = await twoBoards(ada)
    const own = await BoardFollower.open(grace, boards.own.project.id)
    const other = await BoardFollower.open(grace, boards.other.project.id)
    await change(ada, boards)
    await own.expectSynced()
    await other.expectSynced()
    expect(own.reloads + other.reloads).toBe(0)
    const { blockedByCount } = await grace.get(`/api/tasks/${boards.own.tasks[0].id}`)
    expect(blockedByCount).toBe(count)
    own.close()
    other.close()
  })
}

/** Many blockers change at once: the other project's board is loaded again. */
const reloaded: Record<string, [number, Change]> = {
  'their column is made final': [
    1,
    (ada, { other }) =>
      ada.patch(`/api/projects/${other.project.id}/statuses/${other.todo.id}`, { isFinal: true }),
  ],
  'their column is deleted in favour of a final one': [
    1,
    (ada, { other }) =>
      ada.delete(
        `/api/projects/${other.project.id}/statuses/${other.todo.id}?moveTo=${other.done.id}`,
      ),
  ],
  'their project is deleted': [
    1,
    (ada, { other }) => ada.delete(`/api/projects/${other.project.id}`),
  ],
  'their project is deleted and restored': [
    2,
    async (ada, { other }) => {
      await ada.delete(`/api/projects/${other.project.id}`)
      await ada.post(`/api/projects/${other.project.id}/restore`)
    },
  ],
}

for (const [name, [count, change]] of Object.entries(reloaded)) {
  test(`an open board is loaded again when blockers elsewhere change together: ${name}`, async () => {
    const { ada, grace } = team()
    const boards = await twoBoards(ada)
    const follower = await BoardFollower.open(grace, boards.own.project.id)
    await change(ada, boards)
    await follower.expectSynced()
    expect(follower.reloads).toBeGreaterThan(0)
    const { blockedByCount } = await grace.get(`/api/tasks/${boards.own.tasks[0].id}`)
    expect(blockedByCount).toBe(count)
    follower.close()
  })
}

test("what is no board's business does not load it again", async () => {
  const { ada, grace } = team()
  const boards = await twoBoards(ada)
  const { other } = boards
  const statuses = `/api/projects/${other.project.id}/statuses`
  const follower = await BoardFollower.open(grace, boards.own.project.id)
  await ada.delete(`${statuses}/${other.todo.id}?moveTo=${other.review.id}`)
  await ada.patch(`/api/projects/${other.project.id}`, { name: 'Renamed' })
  await ada.patch(`/api/tasks/${other.tasks[1].id}`, { title: 'Renamed' })
  await follower.expectSynced()
  expect(follower.received).toEqual([])
  follower.close()
})

test("another project's board hears of a task without becoming its owner", async () => {
  const { ada, grace } = team()
  const boards = await twoBoards(ada)
  const [waiting] = boards.own.tasks
  const blocker = boards.other.tasks[1]
  const follower = await BoardFollower.open(grace, boards.own.project.id)
  await ada.delete(`/api/tasks/${blocker.id}`)
  await follower.expectSynced()
  expect(follower.socket.events).toMatchObject([
    {
      type: 'task:deleted',
      room: `project:${boards.own.project.id}`,
      projectId: boards.other.project.id,
      data: { taskId: blocker.id, blocked: [{ taskId: waiting.id, blockedByCount: 1 }] },
    },
  ])
  expect(follower.socket.events.map(({ data }) => 'task' in data)).toEqual([false])
  follower.close()
})

test('a count never changes without the tag of its board', async () => {
  const { ada } = team()
  const boards = await twoBoards(ada)
  const { own, other } = boards
  const path = `/api/projects/${own.project.id}/board`
  const expectNewTag = async (change: () => PromiseLike<unknown>) => {
    const tag = (await ada.fetch('GET', path)).headers.get('etag') ?? ''
    expect((await ada.fetch('GET', path, undefined, { 'If-None-Match': tag })).status).toBe(304)
    await change()
    expect((await ada.fetch('GET', path, undefined, { 'If-None-Match': tag })).status).toBe(200)
  }
  const project = `/api/projects/${other.project.id}`
  await expectNewTag(() => ada.patch(far(boards), { statusId: other.done.id }))
  await expectNewTag(() => ada.patch(`${project}/statuses/${other.done.id}`, { isFinal: false }))
  await expectNewTag(() => ada.delete(project))
  await expectNewTag(() => ada.post(`${project}/restore`))
  await expectNewTag(() => ada.delete(far(boards)))
})

test('boards stay in step while people link, complete, reopen and delete tasks at once', async () => {
  const { ada, grace, linus } = team()
  const boards = [await aBoard(ada), await aBoard(ada)]
  const followers = await Promise.all(
    boards.map((board) => BoardFollower.open(grace, board.project.id)),
  )
  const all = boards.flatMap((board) => board.tasks.map((task) => ({ task, board })))
  const any = () => all[Math.floor(Math.random() * all.length)] ?? all[0]
  const act = async (person: Client) => {
    const [one, two] = [any(), any()]
    if (!one || !two) return
    const path = `/api/tasks/${one.task.id}`
    const chance = Math.random()
    const link = { dependsOnId: two.task.id }
    const statusId = chance < 0.7 ? one.board.done.id : one.board.todo.id
    const { status } =
      chance < 0.4
        ? await person.fetch('POST', `${path}/dependencies`, JSON.stringify(link))
        : chance < 0.5
          ? await person.fetch('DELETE', `${path}/dependencies/${two.task.id}`)
          : chance < 0.98
            ? await person.fetch('POST', `${path}/move`, JSON.stringify({ statusId }))
            : await person.fetch('DELETE', path)
    expect(status).toBeLessThan(500)
  }
  const work = async (person: Client) => {
    for (let count = 0; count < 60; count += 1) await act(person)
  }
  await Promise.all([work(ada), work(grace), work(linus), work(ada)])
  for (const follower of followers) {
    await follower.expectSynced()
    expect(follower.reloads).toBe(0)
    follower.close()
  }
})
