import { describe, expect, test } from 'bun:test'
import { ApiError } from '@nexa/client/api-error'
import { createNexaClient } from '@nexa/client/nexa-client'
import type { BoardState } from '@nexa/shared/apply-event'
import type { SocketTimes } from '../src/realtime/sockets'
import { aBoard } from './support/a-board'
import { askDatabase } from './support/ask-database'
import { expectWhole } from './support/expect-whole'
import { nexaOf, openBoard } from './support/open-board'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { startUnreliableProxy } from './support/unreliable-proxy'
import { waitUntil } from './support/wait-until'

const team = useTeam()

/** Ada's tokens one after the other; the first expires. */
async function tokensOf(lastsMs: number, socketTimes: Partial<SocketTimes>) {
  const other = startTestServer(team().databaseUrl, undefined, { socketTimes })
  const { ada } = castOn(other)
  const make = async (body: object): Promise<{ id: string; token: string }> =>
    ada.post('/api/auth/tokens', { name: 'Page', ...body })
  const lasting = await make({})
  const short = await make({ expiresAt: new Date(Date.now() + lastsMs).toISOString() })
  const waiting = [short.token]
  const asked: string[] = []
  const token = async () => {
    const next = waiting.shift() ?? lasting.token
    asked.push(next)
    return next
  }
  return { other, ada, short, lasting, token, asked }
}

describe('a sign-in that ends', () => {
  test('is renewed on the same socket, which stays in its rooms', async () => {
    const { other, ada, short, token, asked } = await tokensOf(60_000, { warnMs: 120_000 })
    const { project, tasks } = await aBoard(ada)
    const open = await openBoard(ada, project.id, { token })
    await waitUntil(() => asked.length > 1)
    // Frames are answered in their order: who may enter another room now has been renewed before.
    const entered = Promise.withResolvers<void>()
    const start = { epoch: crypto.randomUUID(), seq: 0 }
    open.live.follow(`workspace:${ada.workspaceId}`, start, {
      onEvent: () => {},
      onReload: () => {
        entered.resolve()
        return new Promise(() => {})
      },
    })
    await entered.promise
    await ada.delete(`/api/auth/tokens/${short.id}`)
    await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Still here' })
    await open.expectSynced()
    expect(open.states).toEqual([['live', null]])
    open.live.close()
    await other.stop()
  })

  test('unrenewed closes the socket, and the next one goes on by a new token', async () => {
    const { other, ada, token, asked } = await tokensOf(3_000, { warnMs: 0, tickMs: 20 })
    const { project, tasks } = await aBoard(ada)
    const open = await openBoard(ada, project.id, { token })
    await waitUntil(() => open.states.length > 1)
    expect(open.states[1]).toEqual(['offline', 'signed-out'])
    await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Meanwhile' })
    await waitUntil(() => open.live.state === 'live')
    await open.expectSynced()
    expect(asked).toHaveLength(2)
    expect(open.seen.reloads).toBe(0)
    open.live.close()
    await other.stop()
  })
})

test('people see each other and what they look at, also after a restart of the server', async () => {
  const { ada, linus, stopServer, startAgain } = team()
  const { project, tasks } = await aBoard(ada)
  const room = `project:${project.id}`
  const adas = await openBoard(ada, project.id)
  const linuses = await openBoard(linus, project.id)
  const state = { taskId: tasks[0].id }
  linuses.live.present(room, state)
  const seesLinus = () =>
    waitUntil(() =>
      adas.seen.present.some(
        (user) => user.userId === linus.userId && user.state?.taskId === state.taskId,
      ),
    )
  await seesLinus()
  await stopServer()
  await waitUntil(() => [adas, linuses].every(({ live }) => live.state === 'offline'))
  adas.seen.present = []
  startAgain()
  await seesLinus()
  for (const { live } of [adas, linuses]) live.close()
})

test('after a restored backup a board is loaded again and goes on in the new history', async () => {
  const { ada, linus, databaseUrl } = team()
  const { project, tasks } = await aBoard(ada)
  const open = await openBoard(linus, project.id)
  const { epoch } = open.board.state
  await askDatabase(
    databaseUrl,
    'update event_streams set epoch = gen_random_uuid() where id = $1',
    [project.id],
  )
  await waitUntil(() => open.board.state.epoch !== epoch)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'A new age' })
  await open.expectSynced()
  expect(open.states).toEqual([['live', null]])
  open.live.close()
})

const renamed = (taskId: string, title: string) => (state: BoardState) => {
  const task = state.tasks.get(taskId)
  return task ? { ...state, tasks: new Map(state.tasks).set(taskId, { ...task, title }) } : state
}

describe('a change of this page', () => {
  test("is shown at once, stays over others' changes, and its event takes its place", async () => {
    const { ada, linus } = team()
    const { project, tasks } = await aBoard(ada)
    const [{ id }] = tasks
    const open = await openBoard(linus, project.id)
    const titleOf = (taskId: string) => open.board.state.tasks.get(taskId)?.title
    const sending = Promise.withResolvers<void>()
    let key: string | undefined
    const change = open.board.change(renamed(id, 'Mine'), async (options) => {
      key = options.idempotencyKey
      await sending.promise
      return nexaOf(linus).updateTask({ params: { id }, body: { title: 'Mine' } }, options)
    })
    expect(titleOf(id)).toBe('Mine')
    await ada.patch(`/api/tasks/${tasks[1].id}`, { title: 'Hers' })
    await waitUntil(() => titleOf(tasks[1].id) === 'Hers')
    expect(titleOf(id)).toBe('Mine')
    sending.resolve()
    await change
    await open.expectSynced()
    expect(titleOf(id)).toBe('Mine')
    expect(open.events.at(-1)).toMatchObject({ mutationId: key })
    await ada.patch(`/api/tasks/${id}`, { title: 'Hers, too' })
    await waitUntil(() => titleOf(id) === 'Hers, too')
    open.live.close()
  })

  test('is taken back when it is refused', async () => {
    const { ada, edsger } = team()
    const { project, tasks } = await aBoard(ada)
    const [{ id, title }] = tasks
    const open = await openBoard(edsger, project.id)
    const refused = await open.board
      .change(renamed(id, 'Not mine'), (options) =>
        nexaOf(edsger).updateTask({ params: { id }, body: { title: 'Not mine' } }, options),
      )
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 403 })
    expect(open.board.state.tasks.get(id)?.title).toBe(title)
    open.live.close()
  })
})

test('writes over a bad connection are each done once, and answered with their first result', async () => {
  const { ada, linus } = team()
  const { project } = await aBoard(ada)
  const proxy = await startUnreliableProxy(ada.url)
  const open = await openBoard(linus, project.id)
  const nexa = createNexaClient({ url: proxy.url, token: ada.token, workspaceId: ada.workspaceId })
  const create = (title: string, idempotencyKey: string) =>
    nexa.createTask({ params: { id: project.id }, body: { title } }, { idempotencyKey })
  const answers: string[] = []
  for (let number = 0; number < 60; number += 1) {
    const key = crypto.randomUUID()
    // A rate limit is for the page to decide on: nothing was done.
    const { data } = await create(`${number}`, key).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 429) return create(`${number}`, key)
      throw error
    })
    answers.push(data.id)
  }
  expect(proxy.troubles).toBeGreaterThan(5)
  await open.expectSynced()
  const created = open.events.filter(({ type }) => type === 'task:created')
  expect(created.flatMap(({ data }) => ('task' in data ? [data.taskId] : []))).toEqual(answers)
  await expectWhole(team().databaseUrl)
  open.live.close()
  proxy.stop()
})
