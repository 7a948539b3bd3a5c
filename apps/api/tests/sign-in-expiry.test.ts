import { expect, test } from 'bun:test'
import type { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const hourMs = 3_600_000
const quick = { tickMs: 10, recheckMs: 10 }
const team = useTeam(undefined, () => ({ socketTimes: quick }))

const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

const tokenOf = async (
  person: Client,
  expiresAt?: string,
): Promise<{ id: string; token: string }> =>
  person.post('/api/auth/tokens', { name: 'Socket', ...(expiresAt && { expiresAt }) })

async function connect(url: string, token: string) {
  const socket = await SocketClient.connectAnonymously(url)
  socket.send({ type: 'auth', token })
  await socket.frame('connected')
  return socket
}

const setExpiry = (
  table: 'sessions' | 'api_tokens',
  condition: string,
  value: string,
  at: string,
) =>
  withSql(team().databaseUrl, (sql) =>
    sql.query(`update ${table} set expires_at = $2 where ${condition} = $1`, [value, at]),
  )

/** A server whose sockets are told two hours before. */
async function early(run: (grace: Client) => Promise<void>): Promise<void> {
  const socketTimes = { ...quick, warnMs: 2 * hourMs }
  const server = startTestServer(team().databaseUrl, undefined, { socketTimes })
  await run(castOn(server).grace)
  await server.stop()
}

test('who has less time left than a warning takes is told so at once, and once', () =>
  early(async (grace) => {
    const expiresAt = inHours(1)
    const socket = await connect(grace.url, (await tokenOf(grace, expiresAt)).token)
    expect(await socket.frame('auth:required')).toEqual({
      type: 'auth:required',
      deadline: expiresAt,
    })
    // Sockets that come later are told, too: the clock has been round by then.
    const later = await connect(grace.url, (await tokenOf(grace, expiresAt)).token)
    await later.frame('auth:required')
    await socket.settled()
    expect(socket.frames).toEqual([])
    for (const one of [socket, later]) one.close()
  }))

test('who signs in again stays in their rooms, and is told of the new end only', () =>
  early(async (grace) => {
    const { id, token } = await tokenOf(grace, inHours(1))
    const room = `workspace:${grace.workspaceId}`
    const socket = await connect(grace.url, token)
    await socket.frame('auth:required')
    await socket.subscribe(room)
    const { id: nextId, token: next } = await tokenOf(grace, inHours(3))
    socket.send({ type: 'auth', token: next })
    await socket.frame('connected')
    // What it was signed in by before means nothing any more.
    await grace.delete(`/api/auth/tokens/${id}`)
    await grace.post('/api/projects', { name: 'Still here' })
    await waitUntil(() => socket.events.length > 0)
    await socket.settled()
    expect([socket.frames, socket.closed]).toEqual([[], null])
    const nearer = inHours(1)
    await setExpiry('api_tokens', 'id', nextId, nearer)
    expect(await socket.frame('auth:required')).toMatchObject({ deadline: nearer })
    await setExpiry('api_tokens', 'id', nextId, inHours(-1))
    expect(await socket.closeCode()).toBe(4001)
  }))

test('a token of another workspace extends nothing', () =>
  early(async (grace) => {
    const socket = await connect(grace.url, (await tokenOf(grace, inHours(1))).token)
    await socket.frame('auth:required')
    // A session is for all workspaces of a person, which is more than the token.
    socket.send({ type: 'auth', token: grace.token })
    expect(await socket.closeCode()).toBe(4503)
  }))

test('what has no end is not asked for', async () => {
  const { grace } = team()
  const [endless, session] = [await tokenOf(grace), grace]
  for (const { token } of [endless, session]) {
    const socket = await connect(grace.url, token)
    await socket.settled()
    expect([socket.frames, socket.closed]).toEqual([[], null])
    socket.close()
  }
})

test('a session that was used meanwhile goes on, one that was not ends at its end', () =>
  early(async (grace) => {
    const { token, user } = await grace.post('/api/auth/sign-in', {
      email: 'grace@example.com',
      password: 'correct horse battery staple',
    })
    expect(user.id).toBe(grace.userId)
    const find = () =>
      withSql(team().databaseUrl, async (sql) => {
        const text = 'select id from sessions where user_id = $1 order by created_at desc limit 1'
        const { rows } = await sql.query(text, [grace.userId])
        return String(rows[0]?.id)
      })
    const sessionId = await find()
    await setExpiry('sessions', 'id', sessionId, inHours(1))
    const socket = await connect(grace.url, token)
    await socket.frame('auth:required')
    await setExpiry('sessions', 'id', sessionId, inHours(24))
    await socket.settled()
    await setExpiry('sessions', 'id', sessionId, inHours(1.5))
    await socket.frame('auth:required')
    await setExpiry('sessions', 'id', sessionId, inHours(-1))
    expect(await socket.closeCode()).toBe(4001)
  }))
