import { afterEach, beforeEach, describe, expect, mock, spyOn, test } from 'bun:test'
import { LiveConnection } from '@nexa/client/live-connection'
import type { LinkOptions } from '@nexa/client/live-link'
import type { LiveStatus } from '@nexa/client/live-status'
import { closeCodes } from '@nexa/shared/socket'
import { ScriptedServer, usualAnswer } from './support/scripted-server'
import { waitUntil } from './support/wait-until'

let server: ScriptedServer
let live: LiveConnection
let told: LiveStatus[]

function connect(token: LinkOptions['token'] = 'secret') {
  live = new LiveConnection({ url: server.url, token, onStatus: (status) => told.push(status) })
}

async function connectLive(token?: LinkOptions['token']) {
  connect(token)
  await waitUntil(() => live.state === 'live')
}

const tokens = () => {
  let asked = 0
  return async () => `token ${++asked}`
}

const sentTokens = () =>
  server.connections.map(({ frames }) =>
    frames.flatMap((frame) => (frame.type === 'auth' ? [frame.token] : [])),
  )

/** As a browser tells its pages. */
const theNetworkIs = (type: 'online' | 'offline') =>
  Reflect.apply(Reflect.get(globalThis, 'dispatchEvent'), globalThis, [new Event(type)])

beforeEach(() => {
  server = new ScriptedServer()
  told = []
})
afterEach(async () => {
  mock.restore()
  live.close()
  await server.stop()
})

describe('a token', () => {
  test('that is a text is sent on each connect', async () => {
    await connectLive()
    server.close(closeCodes.stopping)
    await server.frames(1, 'auth')
    expect(sentTokens()).toEqual([['secret'], ['secret']])
  })

  test('is asked for anew on each connect, also after the sign-in expired', async () => {
    await connectLive(tokens())
    server.close(closeCodes.signInExpired)
    await waitUntil(() => live.state === 'offline')
    expect(live.status.reason).toBe('signed-out')
    await server.frames(1, 'auth')
    expect(sentTokens()).toEqual([['token 1'], ['token 2']])
  })

  test('is renewed on the same connection when the server asks for it, and no room is left', async () => {
    await connectLive(tokens())
    const position = { epoch: crypto.randomUUID(), seq: 5 }
    const listener = { onEvent: () => {}, onReload: async () => position }
    live.follow(`project:${crypto.randomUUID()}`, position, listener)
    server.send({ type: 'auth:required', deadline: new Date().toISOString() })
    await server.frames(0, 'auth', 2)
    await server.frames(0, 'subscribe')
    expect(sentTokens()).toEqual([['token 1', 'token 2']])
    expect(server.connections[0]?.frames.map(({ type }) => type)).toEqual([
      'auth',
      'subscribe',
      'auth',
    ])
  })

  test('that can not be had leaves it offline, and is asked for again', async () => {
    let asked = 0
    connect(async () => {
      asked += 1
      if (asked === 1) throw new Error('No network')
      return 'secret'
    })
    await waitUntil(() => live.state === 'live')
    expect(told.map(({ state, reason }) => [state, reason])).toEqual([
      ['offline', 'unreachable'],
      ['connecting', 'unreachable'],
      ['live', null],
    ])
  })

  test('that is refused ends it, if there can be no other one', async () => {
    server.answer = () => [{ type: 'error', code: 'UNAUTHORIZED', message: 'Sign in again' }]
    connect()
    await waitUntil(() => live.state === 'closed')
    expect(live.status).toEqual({ state: 'closed', reason: 'signed-out', retryAt: null })
  })

  test('that is refused is asked for again', async () => {
    server.answer = (frame) =>
      frame.type === 'auth' && frame.token === 'token 1'
        ? [{ type: 'error', code: 'UNAUTHORIZED', message: 'Sign in again' }]
        : usualAnswer(frame)
    await connectLive(tokens())
    expect(sentTokens()).toEqual([['token 1'], ['token 2']])
  })

  test('that the server can not look up right now is sent again', async () => {
    server.answer = (frame) =>
      server.connections.length === 1
        ? [{ type: 'error', code: 'UNAVAILABLE', message: 'Try again' }]
        : usualAnswer(frame)
    await connectLive()
    expect(told.map(({ reason }) => reason)).toEqual(['unreachable', 'unreachable', null])
  })

  test('that comes after the end is not used', async () => {
    const late = Promise.withResolvers<string>()
    connect(() => late.promise)
    live.close()
    late.resolve('secret')
    await late.promise
    await Promise.resolve()
    const witness = new LiveConnection({ url: server.url, token: 'witness' })
    await waitUntil(() => witness.state === 'live')
    witness.close()
    expect(server.connections).toHaveLength(1)
    expect(live.state).toBe('closed')
  })
})

describe('the status', () => {
  test.each([
    [closeCodes.stopping, 'restarting'],
    [closeCodes.signInExpired, 'signed-out'],
    [closeCodes.tooSlow, 'unreachable'],
    [1011, 'unreachable'],
  ] as const)(
    'after %i is offline (%s) and says when the next attempt is',
    async (code, reason) => {
      await connectLive()
      const before = Date.now()
      server.close(code)
      await waitUntil(() => live.state === 'offline')
      const { retryAt, ...status } = live.status
      expect(status).toEqual({ state: 'offline', reason })
      expect(retryAt).toBeGreaterThanOrEqual(before)
      await waitUntil(() => live.state === 'live')
      expect(live.status).toEqual({ state: 'live', reason: null, retryAt: null })
    },
  )

  test.each([
    [closeCodes.revoked, 'signed-out'],
    [closeCodes.noAuthInTime, 'signed-out'],
    [closeCodes.forbidden, 'refused'],
    [closeCodes.badMessage, 'refused'],
  ] as const)('after %i is closed for good (%s), and so is each room', async (code, reason) => {
    await connectLive()
    const ends: string[] = []
    const position = { epoch: crypto.randomUUID(), seq: 5 }
    const onReload = async () => position
    const onEnd = (why: string) => ends.push(why)
    live.follow('user:x', position, { onEvent: () => {}, onReload, onEnd })
    server.close(code)
    await waitUntil(() => live.state === 'closed')
    expect(live.status).toEqual({ state: 'closed', reason, retryAt: null })
    expect(ends).toEqual([reason])
  })

  test('is closed after closing, which is told once and undone by nothing', async () => {
    await connectLive()
    live.close()
    live.close()
    live.retryNow()
    expect(told.map(({ state }) => state)).toEqual(['live', 'closed'])
    expect(live.status.reason).toBe('closed')
  })
})

describe('an attempt', () => {
  test('after a restart is made within two seconds, but at the next failure as after any other', async () => {
    spyOn(Math, 'random').mockReturnValue(1)
    spyOn(Date, 'now').mockReturnValue(0)
    await connectLive()
    server.answer = () => []
    const waits: (number | null)[] = []
    for (let restarts = 0; restarts < 2; restarts += 1) {
      await server.connection(restarts)
      server.close(closeCodes.stopping)
      await waitUntil(() => live.state === 'offline')
      waits.push(live.status.retryAt)
      live.retryNow()
    }
    expect(waits).toEqual([2_000, 1_000])
  })

  test('can be had at once', async () => {
    await connectLive()
    server.close(closeCodes.stopping)
    await waitUntil(() => live.state === 'offline')
    live.retryNow()
    expect(live.status).toEqual({ state: 'connecting', reason: 'restarting', retryAt: null })
    await waitUntil(() => live.state === 'live')
    live.retryNow()
    expect(server.connections).toHaveLength(2)
  })

  test('is made as soon as the browser has a network again', async () => {
    await connectLive()
    server.close(closeCodes.stopping)
    await waitUntil(() => live.state === 'offline')
    theNetworkIs('offline')
    expect(live.status.reason).toBe('no-network')
    theNetworkIs('online')
    expect(live.state).toBe('connecting')
  })
})

test('a change of the network makes a live connection prove that it is alive', async () => {
  await connectLive()
  theNetworkIs('online')
  await server.frames(0, 'ping')
  expect(live.state).toBe('live')
  live.close()
  theNetworkIs('online')
  expect(live.state).toBe('closed')
})
