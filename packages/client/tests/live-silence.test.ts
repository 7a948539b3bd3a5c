import { afterEach, beforeEach, expect, jest, test } from 'bun:test'
import { LiveConnection } from '@nexa/client/live-connection'
import { id, ScriptedServer } from './support/scripted-server'
import { turn, waitUntil } from './support/wait-until'

let server: ScriptedServer
let live: LiveConnection
beforeEach(async () => {
  jest.useFakeTimers()
  server = new ScriptedServer()
  server.pause = turn
  live = new LiveConnection({ url: server.url, token: async () => 'cached' })
  await waitUntil(() => live.state === 'live', turn)
})
afterEach(async () => {
  live.close()
  jest.useRealTimers()
  await server.stop()
})

test('a connection without a heartbeat is dead, and left at once', () => {
  jest.advanceTimersByTime(34_999)
  expect(live.state).toBe('live')
  jest.advanceTimersByTime(1)
  expect(live.status).toMatchObject({ state: 'offline', reason: 'unreachable' })
})

test('a heartbeat keeps it alive for the same time again', async () => {
  jest.advanceTimersByTime(34_999)
  server.send({ type: 'heartbeat', heads: {} })
  // Behind the heartbeat on the same wire: when its answer is here, so was the heartbeat.
  server.send({ type: 'auth:required', deadline: '2026-03-01T09:00:00.000Z' })
  await server.frames(0, 'auth', 2)
  jest.advanceTimersByTime(34_999)
  expect(live.state).toBe('live')
})

test('a token from a cache that is about to expire is asked for a few times more', async () => {
  server.send({ type: 'auth:required', deadline: '2026-03-01T09:00:00.000Z' })
  for (let sent = 2; sent <= 5; sent += 1) {
    await server.frames(0, 'auth', sent)
    jest.advanceTimersByTime(4_000)
  }
  server.send({ type: 'auth:required', deadline: '2026-03-01T09:00:00.000Z' })
  await server.frames(0, 'auth', 6)
  // Behind whatever was sent before.
  const start = { epoch: id, seq: 0 }
  live.follow(`project:${id}`, start, { onEvent: () => {}, onReload: async () => start })
  await server.frames(0, 'subscribe')
  expect(await server.frames(0, 'auth')).toHaveLength(6)
})
