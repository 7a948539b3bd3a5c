import { expect, test } from 'bun:test'
import { dependencyMaxCount } from '@nexa/shared/dependency'
import { aBoard } from './support/a-board'
import type { Client, Data } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

/** `task` waits for `blocker`. */
const wait = (client: Client, task: Data, blocker: Data) =>
  client.post(`/api/tasks/${task.id}/dependencies`, { dependsOnId: blocker.id })

const ids = (tasks: Data[]) => tasks.map((task) => task.id)

test('a task waits for another one, and both tell it', async () => {
  const { linus, ada, edsger } = team()
  const [first, second] = (await aBoard(ada)).tasks
  const added = await wait(linus, first, second)
  expect(added).toEqual({
    dependencies: [
      {
        id: second.id,
        key: second.key,
        title: second.title,
        projectId: second.projectId,
        statusId: second.statusId,
        completedAt: null,
      },
    ],
    dependents: [],
  })
  expect(await edsger.get(`/api/tasks/${first.key}/dependencies`)).toEqual(added)
  const blocker = await edsger.get(`/api/tasks/${second.id}/dependencies`)
  expect(ids(blocker.dependents)).toEqual([first.id])
  expect(await ada.get(`/api/tasks/${first.id}`)).toMatchObject({ ...added, blockedByCount: 1 })

  await linus.delete(`/api/tasks/${first.key}/dependencies/${second.key}`)
  expect(await ada.get(`/api/tasks/${first.id}`)).toMatchObject({
    dependencies: [],
    blockedByCount: 0,
  })
})

test('adding twice and removing twice is done once, and logged once', async () => {
  const { ada } = team()
  const [first, second] = (await aBoard(ada)).tasks
  const added = await wait(ada, first, second)
  expect(await wait(ada, first, second)).toEqual(added)
  const path = `/api/tasks/${first.id}/dependencies/${second.id}`
  await ada.delete(path).expect(204)
  await ada.delete(path).expect(204)
  const activity = await ada.get(`/api/tasks/${first.id}/activity`)
  expect(activity.map((one: Data) => one.changes.dependencies)).toEqual([
    { old: second.id, new: null },
    { old: null, new: second.id },
    undefined,
  ])
})

test('a guest reads dependencies and changes none', async () => {
  const { ada, edsger } = team()
  const [first, second] = (await aBoard(ada)).tasks
  await wait(ada, first, second)
  await wait(edsger, second, first).expect(403)
  await edsger.delete(`/api/tasks/${first.id}/dependencies/${second.id}`).expect(403)
  expect((await edsger.get(`/api/tasks/${first.id}`)).dependencies).toHaveLength(1)
})

test('a task cannot wait for itself', async () => {
  const { ada } = team()
  const [first] = (await aBoard(ada)).tasks
  const { details } = await wait(ada, first, first).expect(400)
  expect(details).toEqual({ dependsOnId: 'Is the task itself' })
})

test('a circle is refused with the way round it, also through another project', async () => {
  const { ada } = team()
  const [a, b, c] = (await aBoard(ada)).tasks
  const [x] = (await aBoard(ada)).tasks
  await wait(ada, a, b)
  await wait(ada, b, x)
  await wait(ada, x, c)
  await wait(ada, a, c)
  const { code, message } = await wait(ada, c, a).expect(400)
  expect(code).toBe('VALIDATION_ERROR')
  const ways = [
    [c, a, c],
    [c, a, b, x, c],
  ].map((tasks) => tasks.map((task) => task.key).join(' → '))
  expect(ways).toContain(message.replace('They would wait for each other: ', ''))
  expect((await ada.get(`/api/tasks/${c.id}`)).dependencies).toEqual([])
})

test('the way round a circle stays closed while a project on it is deleted', async () => {
  const { ada } = team()
  const [a, b] = (await aBoard(ada)).tasks
  const { project, tasks } = await aBoard(ada)
  await wait(ada, a, tasks[0])
  await wait(ada, tasks[0], b)
  await ada.delete(`/api/projects/${project.id}`)
  await wait(ada, b, a).expect(400)
})

test('a task of another workspace is not there', async () => {
  const { ada, mallory } = team()
  const [first] = (await aBoard(ada)).tasks
  const [foreign, other] = (await aBoard(mallory)).tasks
  await wait(ada, first, foreign).expect(404)
  await wait(ada, foreign, first).expect(404)
  await wait(mallory, foreign, other)
  await ada.get(`/api/tasks/${foreign.id}/dependencies`).expect(404)
  await ada.delete(`/api/tasks/${foreign.id}/dependencies/${other.id}`).expect(404)
  expect((await mallory.get(`/api/tasks/${foreign.id}`)).dependencies).toHaveLength(1)
})

test('a task of a deleted project blocks nobody until it is restored', async () => {
  const { ada } = team()
  const [first] = (await aBoard(ada)).tasks
  const { project, tasks } = await aBoard(ada)
  await wait(ada, first, tasks[0])
  await ada.delete(`/api/projects/${project.id}`)
  const path = `/api/tasks/${first.id}`
  expect(await ada.get(path)).toMatchObject({ blockedByCount: 0, dependencies: [] })
  const blocked = `/api/projects/${first.projectId}/tasks?blocked=true`
  expect(await ada.get(blocked)).toEqual([])
  await ada.post(`/api/projects/${project.id}/restore`)
  expect(await ada.get(path)).toMatchObject({ blockedByCount: 1 })
  expect(ids(await ada.get(blocked))).toEqual([first.id])
})

test('there is a limit in both directions', async () => {
  const { ada } = team()
  const { project, tasks } = await aBoard(ada)
  const [first, second, third] = tasks
  const others = await Promise.all(
    Array.from({ length: dependencyMaxCount }, (_, number) =>
      ada.post(`/api/projects/${project.id}/tasks`, { title: `Task ${number}` }),
    ),
  )
  for (const other of others) {
    await wait(ada, first, other)
    await wait(ada, other, second)
  }
  await wait(ada, first, third).expect(409)
  await wait(ada, third, second).expect(409)
  // What is there already may still be said again.
  await wait(ada, first, others[0])
  expect((await ada.get(`/api/tasks/${first.id}`)).dependencies).toHaveLength(dependencyMaxCount)
  expect((await ada.get(`/api/tasks/${second.id}`)).dependents).toHaveLength(dependencyMaxCount)
})
