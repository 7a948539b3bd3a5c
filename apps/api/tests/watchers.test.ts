import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import type { Client, Data } from './support/client'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

async function aTask(maker: Client) {
  const { project, tasks } = await aBoard(maker)
  const path = `/api/tasks/${tasks[0].id}`
  const watchers = async () =>
    (await maker.get(`${path}/watchers`)).map((person: Data) => person.name)
  return { project, path, watchers }
}

test('who creates a task watches it, and so does whom it is assigned to', async () => {
  const { ada, linus } = team()
  const { project, watchers } = await aTask(ada)
  expect(await watchers()).toEqual(['Ada'])
  const body = { title: 'Together', assigneeId: linus.userId }
  const { id } = await ada.post(`/api/projects/${project.id}/tasks`, body)
  const { watchers: both } = await ada.get(`/api/tasks/${id}`)
  expect(both.map((person: Data) => person.name).sort()).toEqual(['Ada', 'Linus'])
  expect(await ada.get(`/api/tasks/${id}/activity`)).toHaveLength(1)
  expect(await linus.get(`/api/projects/${project.id}/tasks?watching=true`)).toMatchObject([{ id }])
})

test('who is assigned or comments watches the task', async () => {
  const { ada, grace, linus } = team()
  const { path, watchers } = await aTask(ada)
  await ada.patch(path, { assigneeId: linus.userId })
  await grace.post(`${path}/comments`, { content: 'Why?' })
  expect(await watchers()).toEqual(['Ada', 'Linus', 'Grace'])
  const activity = await ada.get(`${path}/activity`)
  expect(activity.map((one: Data) => `${one.entityType}:${one.action}`)).toEqual([
    'comment:created',
    'task:assigned',
    'task:created',
  ])
})

test('who stopped to watch stays away until they are assigned or comment again', async () => {
  const { ada, linus } = team()
  const { path, watchers } = await aTask(ada)
  await linus.post(`${path}/comments`, { content: 'First' })
  await linus.delete(`${path}/watchers/${linus.userId}`)
  await ada.patch(path, { title: 'Renamed' })
  await ada.post(`${path}/comments`, { content: 'Second' })
  await linus.patch(path, { priority: 'high' })
  expect(await watchers()).toEqual(['Ada'])
  await ada.patch(path, { assigneeId: linus.userId })
  expect(await watchers()).toEqual(['Ada', 'Linus'])
  await linus.delete(`${path}/watchers/${linus.userId}`)
  await ada.patch(path, { assigneeId: linus.userId, title: 'Still theirs' })
  expect(await watchers()).toEqual(['Ada'])
  await linus.post(`${path}/comments`, { content: 'Third' })
  expect(await watchers()).toEqual(['Ada', 'Linus'])
})

test('a guest watches for themselves and for nobody else', async () => {
  const { ada, edsger, linus } = team()
  const { path, watchers } = await aTask(ada)
  const added = await edsger.post(`${path}/watchers`)
  expect(added.map((person: Data) => person.name)).toEqual(['Ada', 'Edsger'])
  await edsger.post(`${path}/watchers`, { userId: linus.userId }).expect(403)
  await edsger.delete(`${path}/watchers/${ada.userId}`).expect(403)
  expect(await watchers()).toEqual(['Ada', 'Edsger'])
  await edsger.delete(`${path}/watchers/${edsger.userId}`)
  expect(await watchers()).toEqual(['Ada'])
})

test('a member lets others watch, and takes them off again, once each', async () => {
  const { ada, edsger, linus } = team()
  const { path, watchers } = await aTask(ada)
  for (let times = 0; times < 2; times += 1) {
    await linus.post(`${path}/watchers`, { userId: edsger.userId })
  }
  expect(await watchers()).toEqual(['Ada', 'Edsger'])
  for (let times = 0; times < 2; times += 1) {
    await linus.delete(`${path}/watchers/${edsger.userId}`).expect(204)
  }
  expect(await watchers()).toEqual(['Ada'])
  const activity = await ada.get(`${path}/activity`)
  expect(activity.map((one: Data) => one.changes.watchers)).toEqual([
    { old: edsger.userId, new: null },
    { old: null, new: edsger.userId },
    undefined,
  ])
})

test('only members of the workspace watch its tasks', async () => {
  const { ada, mallory } = team()
  const { path, watchers } = await aTask(ada)
  await ada.post(`${path}/watchers`, { userId: mallory.userId }).expect(404)
  await ada.delete(`${path}/watchers/${mallory.userId}`).expect(404)
  await mallory.post(`${path}/watchers`).expect(404)
  expect(await watchers()).toEqual(['Ada'])
})

test('an open page of the task hears of a new watcher', async () => {
  const { ada, grace, linus } = team()
  const { project, path } = await aTask(ada)
  const socket = await SocketClient.connect(grace)
  await socket.subscribe(`project:${project.id}`)
  await linus.post(`${path}/watchers`)
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([{ type: 'task:updated', fields: ['watchers'] }])
  socket.socket.close()
})
