import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { signUp } from './support/cast'
import type { Client } from './support/client'
import { rawRequest } from './support/raw-request'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'

const team = useTeam()
const ownPage = 'http://localhost:3001'
const cookieOf = ({ token }: Client) => `nexa.session_token=${encodeURIComponent(token)}`
const nobodysRoom = `project:${crypto.randomUUID()}`

test('a token in the first frame signs in', async () => {
  const { ada } = team()
  const socket = await SocketClient.connectAnonymously(ada.url)
  socket.send({ type: 'auth', token: ada.token })
  expect(await socket.frame('connected')).toMatchObject({
    userId: ada.userId,
    limits: { maxFrameBytes: 65_536, maxRooms: 50 },
  })
  socket.close()
})

test('a bearer token of the upgrade request signs in', async () => {
  const { ada } = team()
  const headers = { Authorization: `Bearer ${ada.token}` }
  const socket = await SocketClient.connectAnonymously(ada.url, headers)
  expect(await socket.frame('connected')).toMatchObject({ userId: ada.userId })
  socket.close()
})

test("a cookie signs in from a page of ours, and from a program that names no page it doesn't", async () => {
  const { ada } = team()
  const Cookie = cookieOf(ada)
  const browser = await SocketClient.connectAnonymously(ada.url, { Cookie, Origin: ownPage })
  expect(await browser.frame('connected')).toMatchObject({ userId: ada.userId })
  const program = await SocketClient.connectAnonymously(ada.url, { Cookie })
  const error = await program.subscribeInVain(`workspace:${ada.workspaceId}`)
  expect(error.code).toBe('UNAUTHORIZED')
  browser.close()
  program.close()
})

test("a foreign page gets no socket, and neither does a request that isn't for one", async () => {
  const { ada } = team()
  const foreign = { Cookie: cookieOf(ada), Origin: 'https://evil.example', Upgrade: 'websocket' }
  expect((await ada.fetch('GET', '/ws', undefined, foreign)).status).toBe(403)
  expect((await ada.fetch('GET', '/ws')).status).toBe(426)
})

test('a wrong token is refused, and a second try may succeed', async () => {
  const { ada } = team()
  const socket = await SocketClient.connectAnonymously(ada.url)
  socket.send({ type: 'auth', token: 'wrong' })
  expect((await socket.frame('error')).code).toBe('UNAUTHORIZED')
  socket.send({ type: 'auth', token: ada.token })
  await socket.frame('connected')
  socket.close()
})

test('a socket stays with the person who opened it', async () => {
  const { ada, mallory } = team()
  const socket = await SocketClient.connect(ada)
  socket.send({ type: 'auth', token: mallory.token })
  expect(await socket.closeCode()).toBe(4503)
})

test('a socket stays with the workspace of the token that opened it', async () => {
  const barbara = await signUp(team().ada.url, crypto.randomUUID())
  const other = await barbara.post('/api/workspaces', { name: 'Other' })
  const tokenFor = async (workspaceId: string): Promise<string> =>
    (await barbara.post('/api/auth/tokens', { name: 'Socket', workspaceId })).token
  const token = await tokenFor(barbara.workspaceId)
  const socket = await SocketClient.connectAnonymously(barbara.url)
  for (const same of [token, await tokenFor(barbara.workspaceId)]) {
    socket.send({ type: 'auth', token: same })
    await socket.frame('connected')
  }
  socket.send({ type: 'auth', token: await tokenFor(other.id) })
  expect(await socket.closeCode()).toBe(4503)
})

test('who does not sign in in time is sent away', async () => {
  const server = startTestServer(team().databaseUrl, undefined, {
    socketTimes: { authTimeoutMs: 1, heartbeatMs: 60_000 },
  })
  const { ada } = castOn(server)
  const socket = await SocketClient.connectAnonymously(ada.url)
  expect(await socket.closeCode()).toBe(4508)
  await server.stop()
})

const badFrames: Record<string, string | Uint8Array> = {
  'no JSON': '{"type":"ping"',
  nothing: '',
  'an unknown type': '{"type":"publish","room":"x"}',
  'an unknown field': '{"type":"ping","admin":true}',
  'a room of no kind': '{"type":"subscribe","room":"project:*"}',
  'a negative seq': `{"type":"subscribe","room":"${nobodysRoom}","since":{"epoch":"x","seq":-1}}`,
  'bytes that are no text': new Uint8Array([0xff, 0xfe, 0]),
  'deep nesting': '['.repeat(30_000),
}

for (const [name, text] of Object.entries(badFrames)) {
  test(`a frame with ${name} ends the socket`, async () => {
    const socket = await SocketClient.connect(team().ada)
    socket.socket.send(text)
    expect(await socket.closeCode()).toBe(4500)
  })
}

test('a frame of more than 64 KB ends the socket, one of 64 KB is read', async () => {
  const ofBytes = (length: number) => '"'.padEnd(length, 'x')
  const allowed = await SocketClient.connect(team().ada)
  allowed.socket.send(ofBytes(65_536))
  expect(await allowed.closeCode()).toBe(4500)
  const tooLong = await SocketClient.connect(team().ada)
  tooLong.socket.send(ofBytes(65_537))
  expect(await tooLong.closeCode()).not.toBe(4500)
})

test('a flood of frames ends the socket', async () => {
  const socket = await SocketClient.connect(team().ada)
  // Twice the limit: however the clock's seconds cut it, one of them has too many.
  for (let sent = 0; sent < 302; sent += 1) socket.send({ type: 'ping' })
  expect(await socket.closeCode()).toBe(4005)
})

test('all rooms a socket may have can be entered at once, and not one more', async () => {
  const { ada } = team()
  const rooms = await Promise.all(
    Array.from({ length: 51 }, async (_, number) => {
      const { id } = await ada.post('/api/projects', { name: `Room ${number}`, key: `R${number}X` })
      return `project:${id}`
    }),
  )
  const socket = await SocketClient.connect(ada)
  for (const room of rooms.slice(0, 50)) socket.send({ type: 'subscribe', room })
  for (const room of rooms.slice(0, 50))
    await socket.frame('subscribed', (one) => one.room === room)
  const [first = '', last = ''] = [rooms[0], rooms[50]]
  expect((await socket.subscribeInVain(last)).code).toBe('TOO_MANY_ROOMS')
  await socket.subscribe(first)
  socket.send({ type: 'unsubscribe', room: first })
  expect(await socket.subscribe(last)).toMatchObject({ room: last })
  socket.close()
})

test('rooms that are foreign, deleted or not there give one and the same error', async () => {
  const { ada, mallory } = team()
  const { project } = await aBoard(ada)
  const deleted = await ada.post('/api/projects', { name: 'Deleted' })
  await ada.delete(`/api/projects/${deleted.id}`)
  const reply = async (client: Client, room: string) => {
    const socket = await SocketClient.connect(client)
    const { ref, ...error } = await socket.subscribeInVain(room, {
      epoch: crypto.randomUUID(),
      seq: 0,
    })
    expect(ref).toBe(room)
    await ada.patch(`/api/projects/${project.id}`, { name: crypto.randomUUID() })
    await socket.settled()
    expect(socket.events).toEqual([])
    socket.close()
    return error
  }
  const notFound = { type: 'error', code: 'NOT_FOUND', message: 'Room not found' } as const
  expect(await reply(ada, nobodysRoom)).toEqual(notFound)
  expect(await reply(ada, `project:${deleted.id}`)).toEqual(notFound)
  expect(await reply(ada, `workspace:${project.id}`)).toEqual(notFound)
  expect(await reply(mallory, `project:${project.id}`)).toEqual(notFound)
  expect(await reply(mallory, `workspace:${ada.workspaceId}`)).toEqual(notFound)
})

test('a socket that gives no sign of life is ended', async () => {
  const server = startTestServer(team().databaseUrl, undefined, {
    socketTimes: { authTimeoutMs: 60_000, heartbeatMs: 5 },
  })
  const { ada } = castOn(server)
  const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', `Host: ${ada.url.slice(7)}`]
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  // These bytes are all it ever says: it answers no ping.
  const { status, body } = await rawRequest(ada.url, 'GET /ws HTTP/1.1', [...upgrade, key])
  expect(status).toBe(101)
  const code = String.fromCharCode(4004 >> 8, 4004 & 255)
  expect(body).toEndWith(`${code}No sign of life`)
  await server.stop()
})

test('a server that stops says so', async () => {
  const server = startTestServer(team().databaseUrl)
  const socket = await SocketClient.connect(castOn(server).ada)
  await server.stop()
  expect(await socket.closeCode()).toBe(4006)
})
