import { expect, test } from 'bun:test'
import { ApiError } from '@nexa/client/api-error'
import { LiveConnection } from '@nexa/client/live-connection'
import { aBoard } from './support/a-board'
import { nexaOf, openBoard } from './support/open-board'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

test('a file goes out and comes back', async () => {
  const { ada } = team()
  const nexa = nexaOf(ada)
  const { tasks } = await aBoard(ada)
  const file = new File(['Hello'], 'hello.txt')
  const { data } = await nexa.uploadAttachment({ params: { id: tasks[0].id }, file })
  expect(data).toMatchObject({ fileName: 'hello.txt', fileSize: 5 })
  const downloaded = await nexa.downloadAttachment({ params: { id: data.id } })
  expect(await downloaded.data.text()).toBe('Hello')
})

test('operations are called by name, with their parts typed', async () => {
  const { ada } = team()
  const nexa = nexaOf(ada)
  const { data: project } = await nexa.createProject({ body: { name: 'Typed' } })
  const params = { id: project.id }
  await nexa.createTask({ params, body: { title: 'One' } })
  const { data: two } = await nexa.createTask({ params, body: { title: 'Two', priority: 'high' } })
  const { data: tasks, meta } = await nexa.listTasks({ params, query: { priority: 'high' } })
  expect(tasks).toEqual([expect.objectContaining({ id: two.id, key: `${project.key}-2` })])
  expect(meta).toMatchObject({ total: 1 })
  expect(await nexa.deleteTask({ params: { id: two.key } })).toEqual({ data: null })
})

test('a refusal is an ApiError that says why', async () => {
  const { edsger } = team()
  const refused = await nexaOf(edsger)
    .createProject({ body: { name: 'Not mine to make' } })
    .catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN', requestId: expect.any(String) })
})

test('a write that is sent again with its key is done once', async () => {
  const { ada } = team()
  const nexa = nexaOf(ada)
  const { project } = await aBoard(ada)
  const once = { idempotencyKey: crypto.randomUUID() }
  const send = () => nexa.createTask({ params: { id: project.id }, body: { title: 'Once' } }, once)
  expect(await send()).toEqual(await send())
})

test('a live board follows by events alone, and ends when it is closed', async () => {
  const { ada, linus } = team()
  const { project, tasks, done } = await aBoard(ada)
  const open = await openBoard(linus, project.id)
  await ada.post(`/api/tasks/${tasks[0].id}/move`, { statusId: done.id, order: 0 })
  await ada.post(`/api/tasks/${tasks[1].id}/comments`, { content: 'Seen?' })
  await open.expectSynced()
  expect(open.seen.reloads).toBe(0)
  const { head } = open.board.state
  open.close()
  await ada.delete(`/api/tasks/${tasks[2].id}`)
  const other = await openBoard(linus, project.id)
  await other.expectSynced()
  expect(open.board.state.head).toBe(head)
  open.live.close()
  other.live.close()
})

test('a bulk change makes a live board load once and go on from there', async () => {
  const { ada, linus } = team()
  const { project, todo, done } = await aBoard(ada)
  const open = await openBoard(linus, project.id)
  await ada.delete(`/api/projects/${project.id}/statuses/${todo.id}?moveTo=${done.id}`)
  await waitUntil(() => open.seen.reloads === 1)
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'Afterwards', statusId: done.id })
  await open.expectSynced()
  expect(open.seen.reloads).toBe(1)
  open.live.close()
})

test('after a restart of the server every change in between comes, each once, without a reload', async () => {
  const { ada, linus, databaseUrl, stopServer, startAgain } = team()
  const { project, tasks } = await aBoard(ada)
  const open = await openBoard(linus, project.id)
  const first = open.board.state.head + 1
  await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Before' })
  await open.expectSynced()
  await stopServer()
  await waitUntil(() => open.live.state === 'offline')
  // A second server on another port writes while the first one's clients are away.
  const other = startTestServer(databaseUrl)
  await castOn(other).ada.patch(`/api/tasks/${tasks[1].id}`, { title: 'Meanwhile' })
  await other.stop()
  startAgain()
  await waitUntil(() => open.live.state === 'live')
  await ada.patch(`/api/tasks/${tasks[2].id}`, { title: 'After' })
  await open.expectSynced()
  expect(open.events.map(({ seq }) => seq)).toEqual([first, first + 1, first + 2])
  expect(open.seen.reloads).toBe(0)
  expect(open.states.slice(0, 3)).toEqual([
    ['live', null],
    ['offline', 'restarting'],
    ['connecting', 'restarting'],
  ])
  open.live.close()
})

test('a board of somebody else ends at once', async () => {
  const { ada, mallory } = team()
  const { project } = await aBoard(ada)
  const { url, token } = mallory
  const live = new LiveConnection({ url, token })
  const ends: string[] = []
  live.follow(
    `project:${project.id}`,
    { epoch: crypto.randomUUID(), seq: 0 },
    {
      onEvent: () => ends.push('an event'),
      onReload: () => Promise.reject(new Error('nothing to load')),
      onEnd: (reason) => ends.push(reason),
    },
  )
  await waitUntil(() => ends.length > 0)
  expect(ends).toEqual(['NOT_FOUND'])
  live.close()
})
