import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { joinAs, signUp } from './support/cast'
import { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()
const pathOf = ({ workspaceId, userId }: Client) =>
  `/api/workspaces/${workspaceId}/members/${userId}`

/** Somebody with a socket in a board's room and in its workspace's. */
async function aListener() {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const member = await joinAs(boss, 'member')
  const { project, tasks } = await aBoard(boss)
  const rooms = [`project:${project.id}`, `workspace:${boss.workspaceId}`]
  const socket = await listen(member, rooms)
  return { boss, member, project, tasks, rooms, socket }
}

async function listen(person: Client, rooms: string[]) {
  const socket = await SocketClient.connect(person)
  for (const room of rooms) await socket.subscribe(room)
  return socket
}

/** Every room is left, and nothing of them comes after. */
async function expectExpelled(listener: Awaited<ReturnType<typeof aListener>>) {
  const { boss, tasks, rooms, socket } = listener
  const left = await Promise.all(rooms.map(() => socket.frame('unsubscribed')))
  expect(left.map(({ room, reason }) => ({ room, reason }))).toEqual(
    expect.arrayContaining(rooms.map((room) => ({ room, reason: 'forbidden' }))),
  )
  socket.events.length = 0
  const watching = await listen(boss, rooms)
  await boss.patch(`/api/tasks/${tasks[0].id}`, { title: 'A secret' })
  await boss.patch(`/api/workspaces/${boss.workspaceId}`, { name: 'Another secret' })
  await waitUntil(() => watching.events.length === 2)
  await socket.settled()
  expect(socket.events).toEqual([])
  for (const room of rooms) {
    expect(await socket.subscribeInVain(room)).toMatchObject({ code: 'NOT_FOUND' })
  }
  watching.close()
}

test('who is removed loses every request at once, with the session they have', async () => {
  const { boss, member, project, tasks } = await aListener()
  const requests = [
    '/api/projects',
    `/api/projects/${project.id}/board`,
    `/api/tasks/${tasks[0].id}`,
    `/api/workspaces/${boss.workspaceId}`,
    `/api/workspaces/${boss.workspaceId}/members`,
  ]
  for (const path of requests) await member.get(path).expect(200)
  await boss.delete(pathOf(member)).expect(204)
  for (const path of requests) await member.get(path).expect(404)
  await member.patch(`/api/tasks/${tasks[0].id}`, { title: 'Still here' }).expect(404)
  await member.delete(pathOf(member)).expect(404)
  expect(await new Client(member.url, { token: member.token }).get('/api/workspaces')).toEqual([])
})

test('open sockets of who is removed leave the rooms, and hear nothing any more', async () => {
  const listener = await aListener()
  const start = performance.now()
  await listener.boss.delete(pathOf(listener.member)).expect(204)
  await expectExpelled(listener)
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(listener.socket.closed).toBeNull()
  listener.socket.close()
})

test('who leaves hears nothing any more', async () => {
  const listener = await aListener()
  await listener.member.delete(pathOf(listener.member)).expect(204)
  await expectExpelled(listener)
  listener.socket.close()
})

test('everybody else stays, also in rooms of other workspaces', async () => {
  const { boss, member, rooms, socket } = await aListener()
  const elsewhere = await new Client(member.url, { token: member.token }).post('/api/workspaces', {
    name: 'Elsewhere',
  })
  const ownRoom = `workspace:${elsewhere.id}`
  await socket.subscribe(ownRoom)
  const other = await listen(await joinAs(boss, 'guest'), rooms)
  await boss.delete(pathOf(member)).expect(204)
  for (const _ of rooms) await socket.frame('unsubscribed')
  await waitUntil(() => other.events.some(({ type }) => type === 'member:deleted'))
  await other.settled()
  expect(other.frames.filter(({ type }) => type === 'unsubscribed')).toEqual([])
  const own = new Client(member.url, { token: member.token, workspaceId: elsewhere.id })
  socket.events.length = 0
  await own.patch(`/api/workspaces/${elsewhere.id}`, { name: 'Mine' })
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([{ type: 'workspace:updated', room: ownRoom }])
  for (const open of [socket, other]) open.close()
})

test('who is removed and let in again may listen again', async () => {
  const { boss, member, rooms, socket } = await aListener()
  const { email } = await member.get('/api/auth/me')
  await boss.delete(pathOf(member)).expect(204)
  for (const _ of rooms) await socket.frame('unsubscribed')
  const invitation = { email, role: 'guest' }
  const { token } = await boss.post(`/api/workspaces/${boss.workspaceId}/members`, invitation)
  await member.post('/api/invitations/accept', { token })
  for (const room of rooms) await socket.subscribe(room)
  await boss.patch(`/api/workspaces/${boss.workspaceId}`, { name: 'Open again' })
  await waitUntil(() => socket.events.some(({ type }) => type === 'workspace:updated'))
  socket.close()
})

test('a removal in the middle of a subscription leaves nobody in the room', async () => {
  const { boss, project } = await aListener()
  const room = `project:${project.id}`
  const members = await Promise.all([1, 2, 3, 4, 5, 6].map(() => joinAs(boss, 'guest')))
  await Promise.all(
    members.map(async (member) => {
      const socket = await SocketClient.connect(member)
      socket.send({ type: 'subscribe', room })
      await boss.delete(pathOf(member)).expect(204)
      // Either refused at once, or admitted and expelled.
      const isOut = () =>
        socket.frames.some((frame) => frame.type === 'unsubscribed' || frame.type === 'error')
      await waitUntil(isOut)
      socket.close()
    }),
  )
})

test('a removal on another instance expels just as well', async () => {
  const listener = await aListener()
  const second = startTestServer(team().databaseUrl)
  const url = castOn(second).ada.url
  await new Client(url, listener.boss).delete(pathOf(listener.member)).expect(204)
  await expectExpelled(listener)
  listener.socket.close()
  await second.stop()
})

test('a changed role is told to those who listen, and keeps them in the room', async () => {
  const { boss, member, socket, rooms } = await aListener()
  await boss.patch(pathOf(member), { role: 'guest' })
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([
    {
      type: 'member:updated',
      room: rooms[1],
      fields: ['role'],
      data: { userId: member.userId, member: { role: 'guest' } },
    },
  ])
  await socket.settled()
  expect(socket.frames).toEqual([])
  socket.close()
})

test('a membership that ends in the database itself is noticed by the regular recheck', async () => {
  const { databaseUrl } = team()
  const server = startTestServer(databaseUrl, undefined, { socketTimes: { recheckMs: 20 } })
  const { boss, member, rooms } = await aListener()
  const { url } = castOn(server).ada
  const socket = await listen(new Client(url, member), rooms)
  await withSql(databaseUrl, (client) =>
    client.query('delete from workspace_members where user_id = $1 and workspace_id = $2', [
      member.userId,
      boss.workspaceId,
    ]),
  )
  for (const _ of rooms) {
    expect(await socket.frame('unsubscribed')).toMatchObject({ reason: 'forbidden' })
  }
  socket.close()
  await server.stop()
})
