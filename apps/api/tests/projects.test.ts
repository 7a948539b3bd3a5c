import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { signUp } from './support/cast'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const namesOf = (list: { name: string }[]) => list.map((one) => one.name)

/** A workspace without projects of other tests. */
const elsewhere = () => team().mallory

test('a new project has four columns, one the default and one final', async () => {
  const { grace } = team()
  const project = await grace.post('/api/projects', { name: 'Engine' }).expect(201)
  expect(project).toMatchObject({
    name: 'Engine',
    description: null,
    status: 'active',
    workspaceId: grace.workspaceId,
    createdById: grace.userId,
    version: 1,
    taskCount: 0,
    openTaskCount: 0,
  })
  const columns = await grace.get(`/api/projects/${project.id}/statuses`)
  expect(columns).toMatchObject([
    { name: 'To Do', isDefault: true, isFinal: false },
    { name: 'In Progress', isDefault: false, isFinal: false },
    { name: 'Review', isDefault: false, isFinal: false },
    { name: 'Done', isDefault: false, isFinal: true },
  ])
})

test('a key is made of the name, and numbered when another project has it', async () => {
  const mallory = elsewhere()
  const keyOf = async (name: string) => (await mallory.post('/api/projects', { name })).key
  expect(await keyOf('Analytical Engine')).toBe('ANA')
  expect(await keyOf('Anagram')).toBe('ANA2')
  expect(await keyOf('Ánà')).toBe('ANA3')
  expect(await keyOf('2001: A Space Odyssey')).toBe('ASP')
  expect(await keyOf('計画')).toBe('PRJ')
  expect(await keyOf('X')).toBe('PRJ2')
})

test('projects of one name made at once get keys of their own', async () => {
  const { ada, grace } = team()
  const made = await Promise.all(
    [ada, grace, ada, grace].map((person) => person.post('/api/projects', { name: 'Race' })),
  )
  expect(new Set(made.map((one) => one.key)).size).toBe(4)
})

test('a workspace has at most a thousand projects', async () => {
  const barbara = await signUp(team().ada.url, crypto.randomUUID())
  await withSql(team().databaseUrl, (client) =>
    client.query(
      `insert into projects (id, workspace_id, key, name, color, created_by_id)
        select gen_random_uuid(), $1, 'P' || n, 'Engine', '#3b82f6', $2 from generate_series(1, 998) n`,
      [barbara.workspaceId, barbara.userId],
    ),
  )
  const makeOne = () => barbara.fetch('POST', '/api/projects', '{"name":"One too many"}')
  const answers = await Promise.all([makeOne(), makeOne(), makeOne(), makeOne()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
})

test('a key that another project has is refused; in another workspace it is free', async () => {
  const { ada, mallory } = team()
  await ada.post('/api/projects', { name: 'One', key: 'uniq' })
  expect(await ada.post('/api/projects', { name: 'Two', key: 'UNIQ' }).expect(409)).toMatchObject({
    message: 'Another project of this workspace has this key',
  })
  const other = await ada.post('/api/projects', { name: 'Three' })
  await ada.patch(`/api/projects/${other.id}`, { key: 'UNIQ' }).expect(409)
  expect(await ada.get(`/api/projects/${other.id}`)).toEqual(other)
  expect(await mallory.post('/api/projects', { name: 'Mine', key: 'uniq' })).toMatchObject({
    key: 'UNIQ',
  })
})

test.each(['A', '1AB', 'A-B', 'ABCDEFGHIJK', 'ÄB', ''])('the key "%s" is refused', async (key) => {
  const { ada } = team()
  expect(await ada.post('/api/projects', { name: 'Any', key }).expect(400)).toMatchObject({
    details: { key: expect.any(String) },
  })
})

test('a new key renames the tasks, and the old name is not found any more', async () => {
  const { ada } = team()
  const { project, tasks } = await aBoard(ada)
  await ada.patch(`/api/projects/${project.id}`, { key: 'renamed' })
  expect(await ada.get('/api/tasks/RENAMED-1')).toMatchObject({ id: tasks[0].id })
  await ada.get(`/api/tasks/${tasks[0].key}`).expect(404)
})

test('a project counts its tasks, and the open ones', async () => {
  const { ada } = team()
  const { project, tasks, done } = await aBoard(ada)
  await ada.post(`/api/tasks/${tasks[0].id}/move`, { statusId: done.id })
  expect(await ada.get(`/api/projects/${project.id}`)).toMatchObject({
    taskCount: 3,
    openTaskCount: 2,
  })
  const listed = await ada.get('/api/projects')
  expect(listed.find((one: { id: string }) => one.id === project.id)).toMatchObject({
    taskCount: 3,
    openTaskCount: 2,
  })
})

test('projects are listed by name, whatever its case', async () => {
  const { ada } = team()
  const { id } = await ada.post('/api/workspaces', { name: 'Sorted' })
  const headers = { 'X-Workspace-Id': id }
  for (const name of ['beta', 'Alpha', 'Gamma']) await ada.post('/api/projects', { name }, headers)
  expect(namesOf(await ada.get('/api/projects', headers))).toEqual(['Alpha', 'beta', 'Gamma'])
})

test('an archived project leaves the list and stays readable', async () => {
  const { ada, linus } = team()
  const { project } = await aBoard(ada)
  const path = `/api/projects/${project.id}`
  expect(await ada.patch(path, { status: 'archived' })).toMatchObject({ status: 'archived' })
  const isListed = async (query: string) =>
    (await linus.get(`/api/projects${query}`)).some((one: { id: string }) => one.id === project.id)
  expect(await isListed('')).toBe(false)
  expect(await isListed('?status=archived')).toBe(true)
  expect(await linus.get(path)).toMatchObject({ status: 'archived' })
  await ada.patch(path, { status: 'active' })
  expect(await isListed('')).toBe(true)
})

test('a project is not deleted by an update', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  await ada.patch(`/api/projects/${project.id}`, { status: 'deleted' }).expect(400)
  expect(await ada.get(`/api/projects/${project.id}`)).toMatchObject({ status: 'active' })
})

/** Every way to a project and to what is in it. */
const waysInto = async (ada: Client) => {
  const { project, tasks, todo, done } = await aBoard(ada)
  const { id } = await ada.post(`/api/tasks/${tasks[0].id}/comments`, { content: 'Kept' })
  const path = `/api/projects/${project.id}`
  const task = `/api/tasks/${tasks[0].id}`
  const ways = [
    ada.get(path),
    ada.get(`${path}/board`),
    ada.get(`${path}/changes?since=0`),
    ada.get(`${path}/statuses`),
    ada.get(`${path}/tasks`),
    ada.get(task),
    ada.get(`/api/tasks/${tasks[0].key}`),
    ada.get(`${task}/activity`),
    ada.get(`${task}/comments`),
    ada.post(`${path}/tasks`, { title: 'New' }),
    ada.post(`${path}/statuses`, { name: 'New' }),
    ada.post(`${path}/statuses/reorder`, { orderedIds: [todo.id] }),
    ada.patch(`${path}/statuses/${todo.id}`, { name: 'New' }),
    ada.delete(`${path}/statuses/${done.id}`),
    ada.patch(task, { title: 'New' }),
    ada.post(`${task}/move`, { statusId: done.id }),
    ada.post(`${task}/comments`, { content: 'New' }),
    ada.patch(`/api/comments/${id}`, { content: 'New' }),
    ada.delete(`/api/comments/${id}`),
    ada.delete(task),
    ada.patch(path, { name: 'New' }),
    ada.delete(path),
  ]
  return { path, ways }
}

test('a deleted project hides everything in it, and restoring brings all of it back', async () => {
  const { ada, linus, grace } = team()
  const { path, ways } = await waysInto(ada)
  const before = await ada.get(`${path}/board`)
  await linus.delete(path).expect(403)
  await grace.delete(path).expect(204)

  for (const way of ways) expect(await way.expect(404)).toMatchObject({ code: 'NOT_FOUND' })
  const isListed = async (status: string) =>
    namesOf(await ada.get(`/api/projects?status=${status}`)).includes(before.project.name)
  expect(await isListed('active')).toBe(false)
  expect(await isListed('deleted')).toBe(true)

  await linus.post(`${path}/restore`).expect(403)
  expect(await grace.post(`${path}/restore`).expect(200)).toMatchObject({ status: 'active' })
  const { columns } = await ada.get(`${path}/board`)
  expect(columns).toEqual(before.columns)
  expect(await isListed('active')).toBe(true)
})

test('restoring what was not deleted changes nothing', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const path = `/api/projects/${project.id}`
  const before = await ada.get(path)
  expect(await ada.post(`${path}/restore`)).toEqual(before)
})

test('an update of an outdated version is refused with the present project', async () => {
  const { ada, grace } = team()
  const { project } = await aBoard(ada)
  const path = `/api/projects/${project.id}`
  const renamed = await ada.patch(path, { name: 'Hers', version: 1 })
  expect(renamed).toMatchObject({ name: 'Hers', version: 2 })
  expect(await grace.patch(path, { name: 'Too late', version: 1 }).expect(409)).toMatchObject({
    code: 'VERSION_CONFLICT',
    details: renamed,
  })
  expect(await ada.get(path)).toEqual(renamed)
  expect(await grace.patch(path, { name: 'Without a version' })).toMatchObject({ version: 3 })
})

test('an update that changes nothing leaves no trace', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const path = `/api/projects/${project.id}`
  const before = await ada.get(`${path}/board`)
  const same = { name: project.name, description: null, key: project.key.toLowerCase() }
  expect(await ada.patch(path, same)).toMatchObject({ version: 1, updatedAt: project.updatedAt })
  expect(await ada.get(`${path}/board`)).toEqual(before)
})

test('a description ends where a list of many would become too long', async () => {
  const { ada } = team()
  const longest = 'x'.repeat(10_000)
  const { id } = await ada.post('/api/projects', { name: 'Engine', description: longest })
  expect(await ada.get(`/api/projects/${id}`)).toMatchObject({ description: longest })
  const refusal = await ada.patch(`/api/projects/${id}`, { description: `${longest}x` }).expect(400)
  expect(refusal.details).toHaveProperty('description')
})

test('a description and a colour can be set and taken away', async () => {
  const { ada } = team()
  const wanted = { name: 'Notes', description: '# Title\n', color: '#ABCDEF' }
  const project = await ada.post('/api/projects', wanted)
  expect(project).toMatchObject(wanted)
  const path = `/api/projects/${project.id}`
  expect(await ada.patch(path, { description: null })).toMatchObject({ description: null })
  await ada.patch(path, { color: 'red' }).expect(400)
})
