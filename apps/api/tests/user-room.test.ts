import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { joinAs, signUp } from './support/cast'
import { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

/** Somebody new in a new workspace, who listens to their own room. */
async function aPerson() {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const person = await joinAs(boss, 'member')
  const room = `user:${person.userId}`
  const socket = await SocketClient.connect(person)
  const { epoch, head } = await socket.subscribe(room)
  const { project, tasks } = await aBoard(boss)
  const heard = async (count: number) => {
    await waitUntil(() => socket.events.length >= count)
    return socket.events.splice(0)
  }
  return { boss, person, room, socket, epoch, head, project, tasks, heard }
}

test('a person hears in their own room of what is given to them and taken from them', async () => {
  const { boss, person, room, socket, head, project, tasks, heard } = await aPerson()
  const [task] = tasks
  const assignee = { assigneeId: person.userId }
  await boss.patch(`/api/tasks/${task.id}`, assignee)
  // Not about who has it: nothing for them.
  await boss.patch(`/api/tasks/${task.id}`, { title: 'New title' })
  await boss.patch(`/api/tasks/${task.id}`, { assigneeId: boss.userId })
  const made = await boss.post(`/api/projects/${project.id}/tasks`, { title: 'Born', ...assignee })
  await boss.delete(`/api/tasks/${made.id}`).expect(204)
  const own = { workspaceId: boss.workspaceId, projectId: project.id, userId: boss.userId }
  expect(await heard(4)).toMatchObject([
    { type: 'task:assigned', room, seq: head + 1, ...own, data: { taskId: task.id } },
    {
      type: 'task:assigned',
      seq: head + 2,
      data: { task: { title: 'New title', assigneeId: boss.userId } },
    },
    { type: 'task:created', seq: head + 3, data: { taskId: made.id } },
    { type: 'task:deleted', seq: head + 4, data: { taskId: made.id, task: null } },
  ])
  expect(await boss.get(`/api/tasks/${task.id}/activity`)).toHaveLength(4)
  socket.close()
})

test('a person hears of their memberships and of the workspaces they make', async () => {
  const { boss, person, socket, heard } = await aPerson()
  const path = `/api/workspaces/${boss.workspaceId}/members/${person.userId}`
  await boss.patch(path, { role: 'guest' })
  await boss.delete(path).expect(204)
  const me = new Client(person.url, { token: person.token })
  const made = await me.post('/api/workspaces', { name: 'Mine' })
  const about = { userId: person.userId }
  expect(await heard(3)).toMatchObject([
    { type: 'member:updated', workspaceId: boss.workspaceId, data: about },
    { type: 'member:deleted', workspaceId: boss.workspaceId, data: { ...about, member: null } },
    { type: 'workspace:created', workspaceId: made.id, data: { workspace: { name: 'Mine' } } },
  ])
  socket.close()
})

test('whoever comes in hears of it in the room they had before', async () => {
  const { boss } = await aPerson()
  const guest = await signUp(boss.url, crypto.randomUUID())
  const socket = await SocketClient.connect(guest)
  await socket.subscribe(`user:${guest.userId}`)
  const { email } = await guest.get('/api/auth/me')
  const path = `/api/workspaces/${boss.workspaceId}/invitations`
  const { token } = await boss.post(path, { email, role: 'guest' })
  await guest.post('/api/invitations/accept', { token })
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([
    { type: 'member:created', workspaceId: boss.workspaceId, data: { member: { role: 'guest' } } },
  ])
  socket.close()
})

test('what was missed is told later, and nothing of a workspace that they are not in any more', async () => {
  const { boss, person, room, socket, epoch, head, tasks } = await aPerson()
  const canary = `canary ${crypto.randomUUID()}`
  socket.close()
  await boss.patch(`/api/tasks/${tasks[0].id}`, { title: canary, assigneeId: person.userId })
  const back = await SocketClient.connect(person)
  const missed = await back.subscribe(room, { epoch, seq: head })
  expect(missed.changes).toMatchObject([
    { type: 'task:assigned', seq: head + 1, data: { task: { title: canary } } },
  ])
  const path = `/api/workspaces/${boss.workspaceId}/members/${person.userId}`
  await boss.delete(path).expect(204)
  const after = await back.subscribe(room, { epoch, seq: head })
  expect(after.changes).toMatchObject([
    { type: 'hidden', seq: head + 1 },
    { type: 'member:deleted', seq: head + 2, data: { member: null } },
  ])
  expect(JSON.stringify(after)).not.toContain(canary)
  back.close()
})

test('a task of a project in the trash is told without what it says', async () => {
  const { boss, person, room, socket, epoch, head, project, tasks } = await aPerson()
  await boss.patch(`/api/tasks/${tasks[0].id}`, { assigneeId: person.userId })
  await boss.delete(`/api/projects/${project.id}`).expect(204)
  const { changes } = await socket.subscribe(room, { epoch, seq: head })
  expect(changes).toMatchObject([{ type: 'task:assigned', data: { task: null } }])
  socket.close()
})

test("a person's room is theirs alone, and closed to what is signed in for one workspace", async () => {
  const { boss, person, room, socket } = await aPerson()
  const notFound = { code: 'NOT_FOUND', message: 'Room not found' }
  const { token } = await person.post('/api/auth/tokens', { name: 'Program' })
  for (const other of [boss, team().mallory, new Client(person.url, { token })]) {
    const foreign = await SocketClient.connect(other)
    expect(await foreign.subscribeInVain(room)).toMatchObject(notFound)
    foreign.close()
  }
  socket.close()
})

test('the feeds of a workspace tell each thing once', async () => {
  const { boss, person, tasks } = await aPerson()
  await boss.patch(`/api/tasks/${tasks[0].id}`, { assigneeId: person.userId })
  const feed: { entityType: string; action: string }[] = await boss.get('/api/activity?limit=100')
  expect(feed.filter(({ action }) => action === 'assigned')).toHaveLength(1)
  expect(feed.filter(({ entityType }) => entityType === 'workspace')).toHaveLength(1)
})
