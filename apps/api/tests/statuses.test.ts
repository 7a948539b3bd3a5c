import { expect, test } from 'bun:test'
import type { Status } from '@nexa/shared/status'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'

const team = useTeam()

async function aProject() {
  const { ada } = team()
  const board = await aBoard(ada)
  const path = `/api/projects/${board.project.id}/statuses`
  const list = (): Promise<Status[]> =>
    ada
      .get(path)
      .answer()
      .then((answer) => answer.data)
  const names = async () => (await list()).map((one) => one.name)
  const defaults = async () => (await list()).filter((one) => one.isDefault).map((one) => one.name)
  const tasksIn = async (id: string) => {
    const tasks = await ada.get(`/api/projects/${board.project.id}/tasks?statusId=${id}`)
    return tasks.map((task: { title: string }) => task.title)
  }
  return { ...board, ada, path, names, defaults, tasksIn }
}

test('a new column stands last', async () => {
  const { ada, path, names, project } = await aProject()
  const made = await ada.post(path, { name: ' Blocked ', color: '#ff0000' }).expect(201)
  expect(made).toMatchObject({
    name: 'Blocked',
    color: '#ff0000',
    projectId: project.id,
    isDefault: false,
    isFinal: false,
  })
  expect(await names()).toEqual(['To Do', 'In Progress', 'Review', 'Done', 'Blocked'])
})

test('names are unique in a project, whatever their case', async () => {
  const { ada, path, names, todo } = await aProject()
  const taken = { code: 'CONFLICT', message: 'Another column of this project has this name' }
  expect(await ada.post(path, { name: 'review' }).expect(409)).toMatchObject(taken)
  expect(await ada.patch(`${path}/${todo.id}`, { name: 'DONE' }).expect(409)).toMatchObject(taken)
  expect(await names()).toEqual(['To Do', 'In Progress', 'Review', 'Done'])
  await ada.patch(`${path}/${todo.id}`, { name: 'to do' }).expect(200)
  expect(await names()).toEqual(['to do', 'In Progress', 'Review', 'Done'])
})

test('there is one default column: another one takes it over', async () => {
  const { ada, path, defaults, review, todo } = await aProject()
  await ada.patch(`${path}/${review.id}`, { isDefault: true })
  expect(await defaults()).toEqual(['Review'])
  await ada.post(path, { name: 'Inbox', isDefault: true })
  expect(await defaults()).toEqual(['Inbox'])
  await ada.patch(`${path}/${todo.id}`, { isDefault: false }).expect(400)
  expect(await defaults()).toEqual(['Inbox'])
})

test('new tasks go to the default column', async () => {
  const { ada, path, review, project, tasksIn } = await aProject()
  await ada.patch(`${path}/${review.id}`, { isDefault: true })
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'New' })
  expect(await tasksIn(review.id)).toEqual(['New'])
})

test('a column that becomes final completes its tasks, and opens them again', async () => {
  const { ada, path, todo, tasks } = await aProject()
  const task = `/api/tasks/${tasks[0].id}`
  await ada.patch(`${path}/${todo.id}`, { isFinal: true })
  expect(await ada.get(task)).toMatchObject({ completedAt: expect.any(String), version: 2 })
  await ada.patch(`${path}/${todo.id}`, { isFinal: false })
  expect(await ada.get(task)).toMatchObject({ completedAt: null, version: 3 })
})

test('an update that changes nothing leaves no trace', async () => {
  const { ada, path, project, todo } = await aProject()
  const before = await ada.get(`/api/projects/${project.id}/board`)
  const same = { name: todo.name, color: todo.color, isDefault: true, isFinal: false }
  expect(await ada.patch(`${path}/${todo.id}`, same)).toEqual(todo)
  expect(await ada.get(`/api/projects/${project.id}/board`)).toEqual(before)
})

test('reordering takes every column, once', async () => {
  const { ada, path, names, todo, inProgress, review, done } = await aProject()
  const all = [done.id, todo.id, review.id, inProgress.id]
  const order = (orderedIds: string[]) => ada.post(`${path}/reorder`, { orderedIds })
  expect(await order(all.slice(1)).expect(409)).toMatchObject({ code: 'CONFLICT' })
  await order([...all, done.id]).expect(409)
  await order([done.id, todo.id, review.id, review.id]).expect(409)
  await order([]).expect(400)
  expect(await names()).toEqual(['To Do', 'In Progress', 'Review', 'Done'])

  const reordered = await order(all).expect(200)
  expect(reordered.map((one: Status) => one.id)).toEqual(all)
  expect(await names()).toEqual(['Done', 'To Do', 'Review', 'In Progress'])
})

test('a column of another project of the workspace is not found', async () => {
  const { ada, path, names, todo } = await aProject()
  const other = await aProject()
  await ada.patch(`${path}/${other.review.id}`, { name: 'Mine' }).expect(404)
  await ada.delete(`${path}/${other.review.id}`).expect(404)
  await ada.delete(`${path}/${todo.id}?moveTo=${other.review.id}`).expect(404)
  const others = [other.todo, other.inProgress, other.review, other.done].map((one) => one.id)
  await ada.post(`${path}/reorder`, { orderedIds: others }).expect(404)
  expect(await names()).toEqual(['To Do', 'In Progress', 'Review', 'Done'])
  expect(await other.names()).toEqual(['To Do', 'In Progress', 'Review', 'Done'])
})

test('an empty column is deleted, one with tasks only with a place for them', async () => {
  const { ada, path, names, todo, inProgress, review, tasksIn } = await aProject()
  await ada.delete(`${path}/${review.id}`).expect(204)
  expect(await ada.delete(`${path}/${todo.id}`).expect(409)).toMatchObject({
    message: expect.stringContaining('moveTo'),
  })
  await ada.delete(`${path}/${todo.id}?moveTo=${todo.id}`).expect(400)
  expect(await names()).toEqual(['To Do', 'In Progress', 'Done'])
  expect(await tasksIn(todo.id)).toEqual(['First', 'Second', 'Third'])

  await ada.delete(`${path}/${todo.id}?moveTo=${inProgress.id}`).expect(204)
  expect(await names()).toEqual(['In Progress', 'Done'])
  expect(await tasksIn(inProgress.id)).toEqual(['First', 'Second', 'Third'])
})

test('tasks of a deleted column go behind those of the other one, and are done if it is final', async () => {
  const { ada, path, todo, done, tasks, tasksIn } = await aProject()
  await ada.post(`/api/tasks/${tasks[1].id}/move`, { statusId: done.id })
  await ada.delete(`${path}/${todo.id}?moveTo=${done.id}`).expect(204)
  expect(await tasksIn(done.id)).toEqual(['Second', 'First', 'Third'])
  for (const { id } of tasks) {
    expect(await ada.get(`/api/tasks/${id}`)).toMatchObject({ completedAt: expect.any(String) })
  }
})

test('the last column of a project stays', async () => {
  const { ada, path, names, todo, inProgress, review, done } = await aProject()
  for (const { id } of [inProgress, review, done]) await ada.delete(`${path}/${id}`).expect(204)
  expect(await ada.delete(`${path}/${todo.id}`).expect(409)).toMatchObject({ code: 'CONFLICT' })
  expect(await names()).toEqual(['To Do'])
})

test('a deleted default column leaves it to where its tasks went, or to the first column', async () => {
  const { ada, path, defaults, todo, inProgress, review, done } = await aProject()
  await ada.delete(`${path}/${todo.id}?moveTo=${review.id}`)
  expect(await defaults()).toEqual(['Review'])
  const { id } = await ada.post(path, { name: 'Inbox', isDefault: true })
  const orderedIds = [done.id, id, review.id, inProgress.id]
  await ada.post(`${path}/reorder`, { orderedIds })
  await ada.delete(`${path}/${id}`)
  expect(await defaults()).toEqual(['Done'])
})

test('a project has at most a hundred columns', async () => {
  const { ada, path } = await aProject()
  const makeOne = (_: unknown, number: number) => ada.post(path, { name: `Column ${number}` })
  await Promise.all(Array.from({ length: 96 }, makeOne))
  await ada.post(path, { name: 'One too many' }).expect(409)
})
