import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()
const aKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })

async function aProject() {
  const { ada } = team()
  const board = await aBoard(ada)
  const path = `/api/projects/${board.project.id}`
  const titles = async () => {
    const tasks = await ada.get(`${path}/tasks`)
    return tasks.map((task: { title: string }) => task.title)
  }
  return { ...board, path, titles, ada }
}

test('the same key and body answer the first result again, and do nothing twice', async () => {
  const { ada, path, titles } = await aProject()
  const key = aKey()
  const first = await ada.post(`${path}/tasks`, { title: 'Once' }, key)
  await ada.patch(`/api/tasks/${first.id}`, { title: 'Renamed since' })
  const again = await ada.post(`${path}/tasks`, { title: 'Once' }, key).expect(201)
  expect(again).toEqual(first)
  expect(await titles()).toEqual(['First', 'Second', 'Third', 'Renamed since'])
  const { head } = await ada.get(`${path}/changes?since=0`)
  expect(head).toBe(6)
})

test('the same key with another body, path or method is refused', async () => {
  const { ada, path, tasks, titles } = await aProject()
  const key = aKey()
  await ada.post(`${path}/tasks`, { title: 'Once' }, key)
  const mismatch = { code: 'IDEMPOTENCY_MISMATCH' }
  const tries = [
    ada.post(`${path}/tasks`, { title: 'Twice' }, key),
    ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'Once' }, key),
    ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Once' }, key),
    ada.delete(`/api/tasks/${tasks[0].id}`, key),
  ]
  for (const attempt of tries) expect(await attempt.expect(422)).toMatchObject(mismatch)
  expect(await titles()).toEqual(['First', 'Second', 'Third', 'Once'])
})

test('a key is its user’s own: somebody else may have the same', async () => {
  const { ada, path } = await aProject()
  const { linus } = team()
  const key = aKey()
  const hers = await ada.post(`${path}/tasks`, { title: 'Hers' }, key)
  const his = await linus.post(`${path}/tasks`, { title: 'His' }, key)
  expect(his).toMatchObject({ title: 'His', createdById: linus.userId })
  expect(his.id).not.toBe(hers.id)
})

test('a key used in one workspace is refused in another', async () => {
  const { ada } = team()
  const { id } = await ada.post('/api/workspaces', { name: 'Second' })
  const elsewhere = new Client(ada.url, { ...ada, workspaceId: id })
  const key = aKey()
  await ada.post('/api/projects', { name: 'One' }, key)
  await elsewhere.post('/api/projects', { name: 'One' }, key).expect(422)
  expect(await elsewhere.get('/api/projects')).toEqual([])
})

test('a refused request uses no key up', async () => {
  const { ada, path, tasks } = await aProject()
  const key = aKey()
  const move = `/api/tasks/${tasks[0].id}/move`
  await ada.post(move, { statusId: crypto.randomUUID() }, key).expect(404)
  const { id } = await ada.post(`${path}/tasks`, { title: 'Allowed' }, key)
  expect(await ada.get(`/api/tasks/${id}`)).toMatchObject({ title: 'Allowed' })
})

test('a change of nothing is remembered too', async () => {
  const { ada, tasks } = await aProject()
  const key = aKey()
  const path = `/api/tasks/${tasks[0].id}`
  const first = await ada.patch(path, { title: 'First' }, key)
  await ada.patch(path, { title: 'Renamed since' })
  expect(await ada.patch(path, { title: 'First' }, key)).toEqual(first)
  expect(await ada.get(path)).toMatchObject({ title: 'Renamed since' })
})

test('a deletion is answered 204 again', async () => {
  const { ada, tasks } = await aProject()
  const key = aKey()
  await ada.delete(`/api/tasks/${tasks[0].id}`, key).expect(204)
  await ada.delete(`/api/tasks/${tasks[0].id}`, key).expect(204)
  await ada.delete(`/api/tasks/${tasks[0].id}`).expect(404)
})

test.each(['', '1', 'not-a-uuid', `${crypto.randomUUID()}0`])(
  'the key "%s" is refused',
  async (key) => {
    const { ada, path, titles } = await aProject()
    const request = ada.post(`${path}/tasks`, { title: 'Any' }, { 'Idempotency-Key': key })
    expect(await request.expect(400)).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { 'Idempotency-Key': 'Expected a UUID' },
    })
    expect(await titles()).toEqual(['First', 'Second', 'Third'])
  },
)

test('a key is the same in either case', async () => {
  const { ada, path } = await aProject()
  const key = crypto.randomUUID()
  const first = await ada.post(`${path}/tasks`, { title: 'Once' }, { 'Idempotency-Key': key })
  const shouted = { 'Idempotency-Key': key.toUpperCase() }
  expect(await ada.post(`${path}/tasks`, { title: 'Once' }, shouted)).toEqual(first)
})

type Board = Awaited<ReturnType<typeof aProject>>
type Attempt = (board: Board, key: Record<string, string>) => PromiseLike<unknown>

/** Each fails when it is done a second time: the second request must not see that. */
const twiceAtOnce: [string, Attempt][] = [
  ['new task', ({ ada, path }, key) => ada.post(`${path}/tasks`, { title: 'Once' }, key)],
  ['new column', ({ ada, path }, key) => ada.post(`${path}/statuses`, { name: 'Once' }, key)],
  [
    'new project',
    ({ ada, project }, key) =>
      ada.post('/api/projects', { name: 'Once', key: `K${project.id.slice(-6)}` }, key),
  ],
  [
    'new workspace',
    ({ ada, project }, key) =>
      ada.post('/api/workspaces', { name: 'Once', slug: `w-${project.id}` }, key),
  ],
  ['deleted task', ({ ada, tasks }, key) => ada.delete(`/api/tasks/${tasks[0].id}`, key)],
  [
    'deleted column',
    ({ ada, path, review }, key) => ada.delete(`${path}/statuses/${review.id}`, key),
  ],
  ['deleted project', ({ ada, path }, key) => ada.delete(path, key)],
  [
    'update of a version',
    ({ ada, tasks }, key) =>
      ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'Once', version: 1 }, key),
  ],
]

test.each(twiceAtOnce)('a %s sent four times at once is done once', async (_, attempt) => {
  const board = await aProject()
  const key = aKey()
  const answers = await Promise.all([1, 2, 3, 4].map(() => attempt(board, key)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
})
