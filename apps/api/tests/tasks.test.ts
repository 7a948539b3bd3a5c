import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'

const team = useTeam()

async function aTask() {
  const board = await aBoard(team().ada)
  const [task] = board.tasks
  return {
    ...board,
    task,
    path: `/api/tasks/${task.id}`,
    list: `/api/projects/${board.project.id}/tasks`,
  }
}

test('a guest sees the board but cannot move a task', async () => {
  const { edsger } = team()
  const { task, path, done } = await aTask()
  await edsger.post(`${path}/move`, { statusId: done.id, order: 0 }).expect(403)
  expect(await edsger.get(path)).toMatchObject({ statusId: task.statusId })
})

test('a new task stands last in the default column, with the next number', async () => {
  const { linus } = team()
  const { list, project, todo, tasks } = await aTask()
  const task = await linus.post(list, { title: '  Fourth ' }).expect(201)
  expect(task).toMatchObject({
    title: 'Fourth',
    number: 4,
    key: `${project.key}-4`,
    projectId: project.id,
    statusId: todo.id,
    priority: 'medium',
    description: null,
    assignee: null,
    assigneeId: null,
    createdById: linus.userId,
    dueDate: null,
    completedAt: null,
    version: 1,
    commentCount: 0,
    attachmentCount: 0,
    blockedByCount: 0,
  })
  expect(task.order).toBeGreaterThan(tasks[2].order)
})

test('a new task takes everything it is given', async () => {
  const { ada, linus } = team()
  const { list, review } = await aTask()
  const wanted = { title: 'Full', description: 'Text\n', priority: 'urgent', statusId: review.id }
  const more = { assigneeId: linus.userId, dueDate: '2031-02-03T04:05:06+02:00' }
  expect(await ada.post(list, { ...wanted, ...more })).toMatchObject({
    ...wanted,
    dueDate: '2031-02-03T02:05:06.000Z',
    assignee: { id: linus.userId, name: 'Linus' },
  })
})

test('numbers go on: that of a deleted or refused task is not given again', async () => {
  const { ada } = team()
  const { list, tasks } = await aTask()
  await ada.delete(`/api/tasks/${tasks[2].id}`)
  await ada.post(list, { title: 'Refused', statusId: crypto.randomUUID() }).expect(404)
  expect(await ada.post(list, { title: 'Next' })).toMatchObject({ number: 4 })
})

test('tasks made at once all get numbers and places of their own', async () => {
  const { ada, linus } = team()
  const { list } = await aTask()
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? ada : linus).post(list, { title: `Task ${n}` })),
  )
  const numbers = made.map((task) => task.number).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 4))
  expect(new Set(made.map((task) => task.order)).size).toBe(12)
})

test('a task is read by its id or key, in either case', async () => {
  const { edsger } = team()
  const { task, path, project } = await aTask()
  const byId = await edsger.get(path)
  for (const ref of [task.id.toUpperCase(), task.key, task.key.toLowerCase()]) {
    expect(await edsger.get(`/api/tasks/${ref}`)).toEqual(byId)
  }
  await edsger.get(`/api/tasks/${project.key}-99`).expect(404)
  await edsger.get('/api/tasks/NOPE-1').expect(404)
  await edsger.get(`/api/tasks/${project.key}-0`).expect(400)
  await edsger.get('/api/tasks/first').expect(400)
})

test('the same key in another workspace is another task', async () => {
  const { ada, mallory } = team()
  const name = `Q${crypto.randomUUID().slice(0, 8)}`
  const taskOf = async (person: typeof ada) => {
    const { id } = await person.post('/api/projects', { name, key: name })
    await person.post(`/api/projects/${id}/tasks`, { title: person.userId })
    return person.get(`/api/tasks/${name}-1`)
  }
  expect(await taskOf(ada)).toMatchObject({ title: ada.userId })
  expect(await taskOf(mallory)).toMatchObject({ title: mallory.userId })
})

test('a task comes with what belongs to it', async () => {
  const { ada } = team()
  const { path, project, todo } = await aTask()
  expect(await ada.get(path)).toMatchObject({
    project: { id: project.id, key: project.key, name: project.name, color: project.color },
    status: { id: todo.id, name: 'To Do', isFinal: false },
    creator: { id: ada.userId, name: 'Ada' },
    dependencies: [],
    dependents: [],
    watchers: [{ id: ada.userId, name: 'Ada' }],
  })
})

test('an update changes what it names and raises the version', async () => {
  const { ada, linus, grace } = team()
  const { task, path } = await aTask()
  const wanted = { title: 'Renamed', description: 'Why', priority: 'high', dueDate: '2030-01-01' }
  expect(await linus.patch(path, { ...wanted, assigneeId: grace.userId })).toMatchObject({
    ...wanted,
    dueDate: '2030-01-01T00:00:00.000Z',
    assignee: { id: grace.userId, name: 'Grace' },
    version: 2,
    order: task.order,
  })
  const cleared = { description: null, dueDate: null, assigneeId: null }
  expect(await ada.patch(path, cleared)).toMatchObject({ ...cleared, title: 'Renamed', version: 3 })
})

test('an update of an outdated version is refused with the present task', async () => {
  const { ada, linus } = team()
  const { path } = await aTask()
  const hers = await ada.patch(path, { title: 'Hers', version: 1 })
  expect(await linus.patch(path, { title: 'His', version: 1 }).expect(409)).toMatchObject({
    code: 'VERSION_CONFLICT',
    details: { ...hers, can: { ...hers.can, delete: false } },
  })
  expect(await ada.get(path)).toMatchObject({ title: 'Hers', version: 2 })
  await linus.patch(path, { title: 'His', version: 2 }).expect(200)
})

test('of updates of one version at once, one wins', async () => {
  const { ada, linus, grace } = team()
  const { path } = await aTask()
  const statuses = await Promise.all(
    [ada, linus, grace].map(async (person) => {
      const body = JSON.stringify({ title: person.userId, version: 1 })
      return (await person.fetch('PATCH', path, body)).status
    }),
  )
  expect(statuses.sort()).toEqual([200, 409, 409])
})

test('an update that changes nothing leaves no trace', async () => {
  const { ada } = team()
  const { task, path, project } = await aTask()
  const before = await ada.get(`/api/projects/${project.id}/board`)
  const { title, description, priority, statusId, assigneeId, dueDate } = task
  const same = { title, description, priority, statusId, assigneeId, dueDate }
  expect(await ada.patch(path, same)).toEqual(task)
  expect(await ada.patch(path, {})).toEqual(task)
  expect(await ada.get(`/api/projects/${project.id}/board`)).toEqual(before)
})

test('completedAt follows the final column on every way into and out of it', async () => {
  const { ada } = team()
  const { path, list, todo, done } = await aTask()
  const complete = { completedAt: expect.any(String) }
  const open = { completedAt: null }
  expect(await ada.post(list, { title: 'Born done', statusId: done.id })).toMatchObject(complete)
  const first = await ada.patch(path, { statusId: done.id })
  expect(first).toMatchObject(complete)
  expect(await ada.post(`${path}/move`, { statusId: done.id, order: 0 })).toMatchObject({
    completedAt: first.completedAt,
  })
  expect(await ada.patch(path, { statusId: todo.id })).toMatchObject(open)
  expect(await ada.post(`${path}/move`, { statusId: done.id })).toMatchObject(complete)
  expect(await ada.post(`${path}/move`, { statusId: todo.id })).toMatchObject(open)
})

test('a task updated into another column goes to its end', async () => {
  const { ada } = team()
  const { tasks, list, review } = await aTask()
  for (const { id } of tasks) await ada.patch(`/api/tasks/${id}`, { statusId: review.id })
  const shown = await ada.get(`${list}?statusId=${review.id}`)
  expect(shown.map((task: { id: string }) => task.id)).toEqual(tasks.map((task) => task.id))
})

test('a column of another project of the workspace is not found', async () => {
  const { ada } = team()
  const { task, path, list } = await aTask()
  const other = await aBoard(ada)
  const statusId = other.review.id
  await ada.post(list, { title: 'Lost', statusId }).expect(404)
  await ada.patch(path, { statusId }).expect(404)
  await ada.post(`${path}/move`, { statusId }).expect(404)
  expect(await ada.get(path)).toMatchObject({ statusId: task.statusId, version: 1 })
  expect((await ada.get(`/api/projects/${other.project.id}`)).taskCount).toBe(3)
})

test('only members can be assigned', async () => {
  const { ada, mallory, edsger } = team()
  const { path, list } = await aTask()
  for (const assigneeId of [mallory.userId, crypto.randomUUID()]) {
    const refused = [
      ada.patch(path, { assigneeId }),
      ada.post(list, { title: 'For whom', assigneeId }),
    ]
    for (const request of refused) {
      expect(await request.expect(404)).toMatchObject({ message: 'Member not found' })
    }
  }
  expect(await ada.patch(path, { assigneeId: edsger.userId })).toMatchObject({
    assignee: { name: 'Edsger' },
  })
})

test('members delete tasks they made, not those of others; a pm deletes any', async () => {
  const { linus, grace, edsger, ada } = team()
  const { path, list } = await aTask()
  const own = await linus.post(list, { title: 'Mine' })
  await edsger.delete(`/api/tasks/${own.id}`).expect(403)
  await linus.delete(path).expect(403)
  await linus.delete(`/api/tasks/${own.key}`).expect(204)
  await ada.get(`/api/tasks/${own.id}`).expect(404)
  await grace.delete(path).expect(204)
  await grace.delete(path).expect(404)
  await ada.get(path).expect(404)
})

test.each([
  [{}, 'title'],
  [{ title: ' ' }, 'title'],
  [{ title: 'x'.repeat(501) }, 'title'],
  [{ title: 'a\u0000b' }, 'title'],
  [{ title: 1 }, 'title'],
  [{ title: 'Any', priority: 'huge' }, 'priority'],
  [{ title: 'Any', dueDate: 'tomorrow' }, 'dueDate'],
  [{ title: 'Any', dueDate: '12026-01-01' }, 'dueDate'],
  [{ title: 'Any', statusId: 'todo' }, 'statusId'],
  [{ title: 'Any', projectId: crypto.randomUUID() }, 'projectId'],
  [{ title: 'Any', description: 'x'.repeat(65_537) }, 'description'],
])('a task of %j is refused, and the answer names %s', async (body, field) => {
  const { ada } = team()
  const { list } = await aTask()
  expect(await ada.post(list, body).expect(400)).toMatchObject({
    code: 'VALIDATION_ERROR',
    details: { [field]: expect.any(String) },
  })
})
