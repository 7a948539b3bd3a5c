import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import type { Position } from '@nexa/client/followed-room'
import { LiveConnection } from '@nexa/client/live-connection'
import { closeCodes, type PresentUser } from '@nexa/shared/socket'
import { id, ScriptedServer, subscribed, usualAnswer } from './support/scripted-server'
import { waitUntil } from './support/wait-until'

const room = `project:${id}`
const other = `workspace:${id}`
const start: Position = { epoch: id, seq: 5 }

let server: ScriptedServer
let live: LiveConnection
let ends: string[]
let present: [readonly PresentUser[], boolean][]
let reloads: number

const follow = (name = room, since = start) =>
  live.follow(name, since, {
    onEvent: () => {},
    onReload: async () => {
      reloads += 1
      return { epoch: id, seq: 40 }
    },
    onPresence: (users, isPartial) => present.push([users, isPartial]),
    onEnd: (reason) => ends.push(reason),
  })

beforeEach(() => {
  server = new ScriptedServer()
  live = new LiveConnection({ url: server.url, token: 'secret' })
  ends = []
  present = []
  reloads = 0
})
afterEach(async () => {
  live.close()
  await server.stop()
})

describe('a room', () => {
  test('that is followed before the connection is there is entered with it', async () => {
    follow()
    const [first] = await server.frames(0, 'subscribe')
    expect(first).toEqual({ type: 'subscribe', room, since: start })
  })

  test('is resumed with all others after each reconnect, and not the one that was left', async () => {
    follow()
    const leave = follow(other)
    await server.frames(0, 'subscribe', 2)
    server.close(closeCodes.tooSlow)
    await server.frames(1, 'subscribe', 2)
    leave()
    await server.frames(1, 'unsubscribe')
    server.close(closeCodes.tooSlow)
    const again = await server.frames(2, 'subscribe')
    expect(again.map((frame) => frame.room)).toEqual([room])
  })

  test('that the server can not open right now is asked for again', async () => {
    let asked = 0
    server.answer = (frame) =>
      frame.type === 'subscribe' && ++asked === 1
        ? [{ type: 'error', code: 'UNAVAILABLE', message: 'Try again', ref: room }]
        : usualAnswer(frame)
    follow()
    await server.frames(0, 'subscribe', 2)
    expect(ends).toEqual([])
  })

  test.each(['NOT_FOUND', 'TOO_MANY_ROOMS'])('that is refused (%s) ends', async (code) => {
    server.answer = (frame) =>
      frame.type === 'subscribe'
        ? [{ type: 'error', code, message: 'No', ref: room }]
        : usualAnswer(frame)
    follow()
    await waitUntil(() => ends.length > 0)
    expect(ends).toEqual([code])
  })

  test('ends when the server takes its reader out, but not by the answer to a leaving before', async () => {
    const leave = follow()
    await server.frames(0, 'subscribe')
    leave()
    follow()
    await server.frames(0, 'subscribe', 2)
    server.send({ type: 'unsubscribed', room, reason: 'forbidden' })
    await waitUntil(() => ends.length > 0)
    expect(ends).toEqual(['forbidden'])
  })

  test('with another history is loaded again and goes on from there', async () => {
    follow()
    await server.frames(0, 'subscribe')
    server.send({ type: 'reset', room, epoch: id })
    const [, resumed] = await server.frames(0, 'subscribe', 2)
    expect(reloads).toBe(1)
    expect(resumed?.since).toEqual({ epoch: id, seq: 40 })
  })

  test('that missed too much is loaded again', async () => {
    let entered = 0
    server.answer = (frame) =>
      frame.type === 'subscribe' ? [subscribed(frame.room, ++entered === 1)] : usualAnswer(frame)
    follow()
    await server.frames(0, 'subscribe', 2)
    expect(reloads).toBe(1)
  })
})

describe('presence', () => {
  const state = { taskId: id }

  test('is told once in the room, when it changes, and again after a reconnect', async () => {
    follow()
    live.present(room, { taskId: 'first' })
    await server.frames(0, 'presence')
    live.present(room, state)
    const told = await server.frames(0, 'presence', 2)
    expect(told.map((frame) => frame.state)).toEqual([{ taskId: 'first' }, state])
    server.close(closeCodes.tooSlow)
    expect(await server.frames(1, 'presence')).toEqual([{ type: 'presence', room, state }])
    const { frames } = await server.connection(1)
    expect(frames.map(({ type }) => type)).toEqual(['auth', 'subscribe', 'presence'])
  })

  test('is not told again when a room is only asked for what was missed', async () => {
    follow()
    live.present(room, state)
    await server.frames(0, 'presence')
    server.send({ type: 'heartbeat', heads: { [room]: 9 } })
    await waitUntil(() => present.length > 1)
    live.present(room, null)
    const told = await server.frames(0, 'presence', 2)
    expect(told.map((frame) => frame.state)).toEqual([state, null])
  })

  test('is forgotten with the room', async () => {
    const leave = follow()
    live.present(room, state)
    await server.frames(0, 'presence')
    leave()
    live.present(room, state)
    follow()
    follow(other)
    await server.frames(0, 'subscribe', 3)
    server.close(closeCodes.tooSlow)
    await server.frames(1, 'subscribe', 2)
    live.present(other, null)
    expect(await server.frames(1, 'presence')).toEqual([
      { type: 'presence', room: other, state: null },
    ])
  })

  test('that is not for this client does not end its room', async () => {
    server.answer = (frame) =>
      frame.type === 'presence'
        ? [{ type: 'error', code: 'FORBIDDEN', message: 'Only people', ref: frame.room }]
        : usualAnswer(frame)
    follow()
    live.present(room, state)
    await server.frames(0, 'presence')
    server.send({ type: 'presence', room, users: [], partial: true })
    await waitUntil(() => present.length > 1)
    expect(ends).toEqual([])
    expect(present).toEqual([
      [[], false],
      [[], true],
    ])
  })
})
