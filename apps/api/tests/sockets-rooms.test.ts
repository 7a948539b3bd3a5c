import { expect, test } from 'bun:test'
import type { StreamEvent } from '@nexa/shared/event'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

const rename = (client: Client, projectId: string) =>
  client.patch(`/api/projects/${projectId}`, { name: crypto.randomUUID() })

test('the author of a change gets its event too, with the key of the request', async () => {
  const { linus } = team()
  const { project, tasks } = await aBoard(team().ada)
  const socket = await SocketClient.connect(linus)
  const { head } = await socket.subscribe(`project:${project.id}`)
  const key = crypto.randomUUID()
  await linus.patch(`/api/tasks/${tasks[0].id}`, { title: 'Mine' }, { 'Idempotency-Key': key })
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([
    {
      type: 'task:updated',
      seq: head + 1,
      userId: linus.userId,
      mutationId: key,
      fields: ['title'],
      data: { taskId: tasks[0].id, task: { title: 'Mine', version: 2 } },
    },
  ])
  socket.close()
})

test('who leaves a room hears no more of it', async () => {
  const { ada, grace } = team()
  const { project } = await aBoard(ada)
  const room = `project:${project.id}`
  const [stays, leaves] = [await SocketClient.connect(ada), await SocketClient.connect(grace)]
  await stays.subscribe(room)
  await leaves.subscribe(room)
  leaves.send({ type: 'unsubscribe', room })
  expect(await leaves.frame('unsubscribed')).toMatchObject({ room, reason: 'requested' })
  await rename(ada, project.id)
  await waitUntil(() => stays.events.length > 0)
  await leaves.settled()
  expect(leaves.events).toEqual([])
  stays.close()
  leaves.close()
})

test('who asks for a project as a room of another kind keeps nothing from those in it', async () => {
  const { ada, mallory } = team()
  const { project } = await aBoard(ada)
  const [socket, intruder] = [await SocketClient.connect(ada), await SocketClient.connect(mallory)]
  for (let sent = 0; sent < 50; sent += 1) {
    intruder.send({ type: 'subscribe', room: `workspace:${project.id}` })
  }
  await socket.subscribe(`project:${project.id}`)
  await rename(ada, project.id)
  await waitUntil(() => socket.events.length > 0)
  expect(socket.events).toMatchObject([{ type: 'project:updated' }])
  await intruder.settled()
  expect(intruder.events).toEqual([])
  socket.close()
  intruder.close()
})

test('a room entered twice sends each event once', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const room = `project:${project.id}`
  const socket = await SocketClient.connect(ada)
  await socket.subscribe(room)
  const { head } = await socket.subscribe(room)
  await rename(ada, project.id)
  await rename(ada, project.id)
  await waitUntil(() => socket.events.length > 1)
  expect(socket.events.map(({ seq }) => seq)).toEqual([head + 1, head + 2])
  socket.close()
})

test('who comes back within 100 events gets what was missed, further behind loads again', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const room = `project:${project.id}`
  const socket = await SocketClient.connect(ada)
  const { epoch, head } = await socket.subscribe(room)
  for (let number = 0; number < 101; number += 1) await rename(ada, project.id)
  const missed = await socket.subscribe(room, { epoch, seq: head + 1 })
  expect(missed).toMatchObject({ epoch, head: head + 101, reload: false })
  expect(missed.changes.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 100 }, (_, at) => head + 2 + at),
  )
  const reload = { epoch, head: head + 101, reload: true, changes: [] }
  expect(await socket.subscribe(room, { epoch, seq: head })).toMatchObject(reload)
  expect(await socket.subscribe(room, { epoch, seq: head + 102 })).toMatchObject(reload)
  const otherEpoch = crypto.randomUUID()
  expect(await socket.subscribe(room, { epoch: otherEpoch, seq: head + 101 })).toMatchObject(reload)
  expect(await socket.subscribe(room, { epoch, seq: head + 101 })).toMatchObject({
    changes: [],
    reload: false,
  })
  socket.close()
})

test("a workspace's room hears of its projects and of new members", async () => {
  const { ada, edsger, mallory } = team()
  const socket = await SocketClient.connect(edsger)
  await socket.subscribe(`workspace:${ada.workspaceId}`)
  const { id } = await ada.post('/api/projects', { name: 'Engines' })
  await ada.patch(`/api/projects/${id}`, { name: 'Analytical engines' })
  const invitation = { email: 'mallory@example.com', role: 'guest' }
  const invited = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, invitation)
  await mallory.post('/api/invitations/accept', { token: invited.token })
  await waitUntil(() => socket.events.length > 2)
  expect(socket.events).toMatchObject([
    { type: 'project:created', projectId: id, data: { project: { id } } },
    { type: 'project:updated', data: { project: { id, name: 'Analytical engines' } } },
    {
      type: 'member:created',
      userId: mallory.userId,
      data: { userId: mallory.userId, member: { role: 'guest', email: 'mallory@example.com' } },
    },
  ])
  socket.close()
})

test('a heartbeat tells how far each room is', async () => {
  const { ada, databaseUrl } = team()
  const { project } = await aBoard(ada)
  const server = startTestServer(databaseUrl, undefined, {
    socketTimes: { authTimeoutMs: 60_000, heartbeatMs: 200 },
  })
  const room = `project:${project.id}`
  const socket = await SocketClient.connect(castOn(server).grace)
  const { head } = await socket.subscribe(room)
  // The first server's commit is news to the second one's database connection alone.
  await rename(ada, project.id)
  await socket.frame('heartbeat', ({ heads }) => heads[room] === head + 1)
  socket.close()
  await server.stop()
})

test("another server's change arrives as well, without a bus between them", async () => {
  const { ada, databaseUrl } = team()
  const { project } = await aBoard(ada)
  const server = startTestServer(databaseUrl)
  const socket = await SocketClient.connect(castOn(server).grace)
  const { head } = await socket.subscribe(`project:${project.id}`)
  await rename(ada, project.id)
  await rename(ada, project.id)
  // Who enters now knows of the changes before this server has told anybody.
  const late = await SocketClient.connect(castOn(server).linus)
  expect((await late.subscribe(`project:${project.id}`)).head).toBe(head + 2)
  await waitUntil(() => socket.events.length > 1)
  expect(socket.events.map(({ seq }) => seq)).toEqual([head + 1, head + 2])
  socket.close()
  late.close()
  await server.stop()
})

test('who enters a room at any moment of heavy writing misses nothing', async () => {
  const { ada, grace, linus, edsger } = team()
  const { project, tasks } = await aBoard(ada)
  const room = `project:${project.id}`
  const { epoch, head: start } = await ada.get(`/api/projects/${project.id}/board`)

  let isWriting = true
  const write = async (client: Client, taskId: string) => {
    for (let number = 0; number < 60; number += 1) {
      await client.patch(`/api/tasks/${taskId}`, { title: `${client.userId} ${number}` })
    }
  }
  const heard: { since: number; seqs: number[] }[] = []
  const enter = async (client: Client) => {
    const socket = await SocketClient.connect(client)
    const seqs: number[] = []
    let since = start
    const take = ({ seq }: StreamEvent) => seqs.push(seq)
    socket.onFrame = (frame) => {
      if ('seq' in frame) return void take(frame)
      if (frame.type !== 'subscribed') return
      if (frame.reload) since = frame.head
      frame.changes.forEach(take)
    }
    await socket.subscribe(room, { epoch, seq: start })
    heard.push({ since, seqs })
    return socket
  }
  const sockets: SocketClient[] = []
  const enterAgainAndAgain = async (client: Client) => {
    while (isWriting) sockets.push(await enter(client))
  }
  const readers = [enterAgainAndAgain(edsger), enterAgainAndAgain(ada)]
  await Promise.all([ada, grace, linus].map((client, at) => write(client, tasks[at]?.id ?? '')))
  isWriting = false
  await Promise.all(readers)

  const { head } = await ada.get(`/api/projects/${project.id}/board`)
  expect(head).toBe(start + 180)
  expect(heard.length).toBeGreaterThan(10)
  for (const { since, seqs } of heard) {
    await waitUntil(() => seqs.at(-1) === head || since === head)
    // Twice is allowed while entering: a client drops what it knows. A hole is not.
    const expected = Array.from({ length: head - since }, (_, at) => since + 1 + at)
    expect([...new Set(seqs)].filter((seq) => seq > since)).toEqual(expected)
  }
  for (const socket of sockets) socket.close()
})
