import { describe, expect, test } from 'bun:test'
import type { Client } from './support/client'
import { RawSocket } from './support/raw-socket'
import { SocketClient } from './support/socket-client'
import { castOn, type OtherOptions, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()
const limited = { anonymous: 100_000, user: 100_000, workspace: 0 }
const ownPage = 'http://localhost:3001'

/** An instance that counts sockets. */
async function counting(
  run: (grace: Client, linus: Client) => Promise<void>,
  others?: OtherOptions,
) {
  const server = startTestServer(team().databaseUrl, limited, others)
  const { grace, linus } = castOn(server)
  await run(grace, linus)
  await server.stop()
}

const bearer = ({ token }: Client) => `Authorization: Bearer ${token}`
const openMany = (count: number, url: string, headers: readonly string[] = []) =>
  Promise.all(Array.from({ length: count }, () => RawSocket.open(url, headers)))

function endAll(...groups: RawSocket[][]): void {
  for (const socket of groups.flat()) socket.end()
}

test('a person has at most 200 sockets at once, however they sign in', () =>
  counting(async (grace, linus) => {
    const all = await openMany(200, grace.url, [bearer(grace)])
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([101]))
    const refused = await RawSocket.open(grace.url, [bearer(grace)])
    expect(refused.status).toBe(429)
    expect(refused.received.toString().toLowerCase()).toContain('retry-after: ')
    const late = await SocketClient.connectAnonymously(grace.url)
    late.send({ type: 'auth', token: grace.token })
    expect(await late.closeCode()).toBe(4005)
    const other = await SocketClient.connect(linus)
    all.pop()?.end()
    const isIn = async () => {
      const again = await RawSocket.open(grace.url, [bearer(grace)])
      all.push(again)
      return again.status === 101
    }
    await waitUntil(isIn)
    other.close()
    endAll(all, [refused])
  }))

test('who signs in once more is counted once', () =>
  counting(async (grace) => {
    const socket = await SocketClient.connect(grace)
    for (let at = 0; at < 2; at += 1) {
      socket.send({ type: 'auth', token: grace.token })
      await socket.frame('connected')
    }
    const all = await openMany(200, grace.url, [bearer(grace)])
    const refused = all.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    socket.close()
    endAll(all)
  }))

test('a network has at most 100 sockets that nobody signed in by', () =>
  counting(async (grace) => {
    const all = await openMany(100, grace.url)
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([101]))
    const refused = await RawSocket.open(grace.url)
    expect(refused.status).toBe(429)
    // Who is signed in by the request itself needs no such place.
    const signedIn = await RawSocket.open(grace.url, [bearer(grace)])
    expect(signedIn.status).toBe(101)
    // And who signs in later gives theirs back.
    all[0]?.send({ type: 'auth', token: grace.token })
    await all[0]?.said('connected')
    const next = await RawSocket.open(grace.url)
    expect(next.status).toBe(101)
    endAll(all, [refused, signedIn, next])
  }))

test('a person may not ask for more and more while the database answers nothing', async () => {
  const { grace, databaseUrl } = team()
  await withSql(databaseUrl, async (client) => {
    await client.query('begin')
    await client.query('lock table event_streams in access exclusive mode')
    const socket = await SocketClient.connect(grace)
    socket.send({ type: 'subscribe', room: `workspace:${grace.workspaceId}` })
    let sentAt = 0
    await waitUntil(() => {
      // Slower than what is too many in a second.
      if (performance.now() - sentAt > 8 && !socket.closed) {
        socket.send({ type: 'ping' })
        sentAt = performance.now()
      }
      return socket.closed !== null
    }, 4_000)
    expect(socket.closed).toEqual({ code: 4005, reason: 'Too many frames not yet answered' })
    await client.query('rollback')
  })
})

test('a network is what trusted proxies say it is, and nothing that a client says', () =>
  counting(
    async (grace) => {
      const from = (address: string) => [`X-Forwarded-For: 203.0.113.9, ${address}`]
      const all = await openMany(100, grace.url, from('192.0.2.1'))
      const refused = await RawSocket.open(grace.url, from('192.0.2.1'))
      expect(refused.status).toBe(429)
      const other = await RawSocket.open(grace.url, from('192.0.2.2'))
      expect(other.status).toBe(101)
      endAll(all, [refused, other])
    },
    { config: { trustedProxies: 1 } },
  ))

describe("a page that isn't ours", () => {
  const cookieOf = ({ token }: Client) => `Cookie: nexa.session_token=${encodeURIComponent(token)}`
  const statusFor = async (person: Client, ...headers: string[]) => {
    const socket = await RawSocket.open(person.url, [cookieOf(person), ...headers])
    socket.end()
    return socket.status
  }

  test.each([
    ['of another site', 'https://evil.example'],
    ['without an origin of its own', 'null'],
    ['of a site whose name begins like ours', `${ownPage}.evil.example`],
    ['of another port', 'http://localhost:3002'],
    ['by another scheme', 'https://localhost:3001'],
    ['that writes ours another way', 'http://LOCALHOST:3001'],
    ['of two origins', `${ownPage} https://evil.example`],
  ])('%s gets no socket', async (_, origin) => {
    expect(await statusFor(team().grace, `Origin: ${origin}`)).toBe(403)
  })

  test('is told from ours, which gets one', async () => {
    expect(await statusFor(team().grace, `Origin: ${ownPage}`)).toBe(101)
  })

  test.each([
    ['no origin', []],
    ['an empty origin', ['Origin: ']],
  ])('who sends a cookie with %s is not signed in', async (_, headers) => {
    const { grace } = team()
    const socket = await RawSocket.open(grace.url, [cookieOf(grace), ...headers])
    socket.send({ type: 'subscribe', room: `workspace:${grace.workspaceId}` })
    await socket.said('UNAUTHORIZED')
    expect(socket.received.toString()).not.toContain('connected')
    socket.end()
  })
})
