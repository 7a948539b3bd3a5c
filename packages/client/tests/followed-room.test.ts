import { afterEach, beforeEach, describe, expect, jest, test } from 'bun:test'
import { FollowedRoom, type Position } from '@nexa/client/followed-room'
import type { Event } from '@nexa/shared/event'

const epoch = '019a0000-0000-7000-8000-000000000900'
const newEpoch = '019a0000-0000-7000-8000-000000000901'
const userId = '019a0000-0000-7000-8000-000000000002'
const name = 'project:019a0000-0000-7000-8000-000000000001'
const patienceMs = 200

const event = (seq: number, changes: { epoch?: string; reload?: boolean } = {}): Event => ({
  type: 'member:updated',
  room: name,
  epoch,
  seq,
  id: userId,
  at: '2026-03-01T09:00:00.000Z',
  userId,
  mutationId: null,
  workspaceId: '019a0000-0000-7000-8000-000000000003',
  projectId: null,
  fields: [],
  reload: false,
  data: { userId, member: null },
  ...changes,
})

/** A room at 5 with what it was told and what it asked for. A reload stays open until it is answered. */
function aRoom() {
  const seen: number[] = []
  const asked: Position[] = []
  const ends: string[] = []
  const reloads: PromiseWithResolvers<Position>[] = []
  const listener = {
    onEvent: ({ seq }: Event) => seen.push(seq),
    onReload: () => {
      const reload = Promise.withResolvers<Position>()
      reloads.push(reload)
      return reload.promise
    },
    onEnd: (reason: string) => ends.push(reason),
  }
  const room = new FollowedRoom(name, { epoch, seq: 5 }, listener, (asking, since) => {
    expect(asking).toBe(name)
    asked.push(since)
  })
  const take = (...numbers: number[]) => {
    for (const seq of numbers) room.take(event(seq))
  }
  return { room, take, seen, asked, ends, reloads }
}

/** What follows from a promise has happened when this resolves: it takes no time, only turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

const wait = (ms: number) => jest.advanceTimersByTime(ms)

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

describe('events', () => {
  test('in order are told one by one, and nothing is asked', () => {
    const { room, take, seen, asked } = aRoom()
    take(6, 7, 8)
    wait(10 * patienceMs)
    expect(seen).toEqual([6, 7, 8])
    expect(room.since).toEqual({ epoch, seq: 8 })
    expect(asked).toEqual([])
  })

  test('that come again or late are not told again', () => {
    const { room, take, seen, asked } = aRoom()
    take(5, 1, 6, 6, 7, 6, 7)
    wait(10 * patienceMs)
    expect(seen).toEqual([6, 7])
    expect(room.since).toEqual({ epoch, seq: 7 })
    expect(asked).toEqual([])
  })
})

describe('a gap', () => {
  test('is asked for after a while, from where the room stands, and only once', () => {
    const { take, seen, asked } = aRoom()
    take(6, 8)
    wait(patienceMs - 1)
    expect(asked).toEqual([])
    take(9, 10)
    wait(1)
    expect(asked).toEqual([{ epoch, seq: 6 }])
    wait(10 * patienceMs)
    expect(asked).toHaveLength(1)
    expect(seen).toEqual([6])
  })

  test('is filled by the answer, and the room goes on behind it', () => {
    const { room, take, seen, asked } = aRoom()
    take(8)
    wait(patienceMs)
    room.admit({ changes: [6, 7, 8].map((seq) => event(seq)), reload: false })
    take(9)
    wait(10 * patienceMs)
    expect(seen).toEqual([6, 7, 8, 9])
    expect(asked).toEqual([{ epoch, seq: 5 }])
  })

  test('asks from behind what came in the meantime', () => {
    const { take, asked } = aRoom()
    take(7, 6)
    wait(patienceMs)
    expect(asked).toEqual([{ epoch, seq: 6 }])
  })

  test('that an answer fills before the wait is over is not asked for', () => {
    const { room, take, asked } = aRoom()
    take(7)
    room.admit({ changes: [event(6), event(7)], reload: false })
    wait(10 * patienceMs)
    expect(asked).toEqual([])
  })

  test('that an answer leaves open is asked for again', () => {
    const { room, take, seen, asked } = aRoom()
    take(9)
    wait(patienceMs)
    room.admit({ changes: [event(6), event(9)], reload: false })
    wait(patienceMs)
    expect(seen).toEqual([6])
    expect(asked.map(({ seq }) => seq)).toEqual([5, 6])
  })

  test('is what an event of another epoch looks like, whatever its number', () => {
    const { room, seen, asked } = aRoom()
    room.take(event(6, { epoch: newEpoch }))
    wait(patienceMs)
    expect(seen).toEqual([])
    expect(asked).toEqual([{ epoch, seq: 5 }])
  })
})

describe('a heartbeat', () => {
  test('that knows of more lets the room ask', () => {
    const { room, asked } = aRoom()
    room.compare(6)
    room.compare(7)
    wait(patienceMs)
    expect(asked).toEqual([{ epoch, seq: 5 }])
  })

  test.each([5, 4, 0])('that knows of no more (%i) asks for nothing', (head) => {
    const { room, asked } = aRoom()
    room.compare(head)
    wait(10 * patienceMs)
    expect(asked).toEqual([])
  })
})

describe('a reload', () => {
  const answer = { changes: [], reload: true }

  test('goes on where the new content stands, in its epoch', async () => {
    const { room, seen, asked, reloads } = aRoom()
    room.admit(answer)
    reloads[0]?.resolve({ epoch: newEpoch, seq: 40 })
    await settled()
    expect(asked).toEqual([{ epoch: newEpoch, seq: 40 }])
    room.take(event(41, { epoch: newEpoch }))
    expect(seen).toEqual([41])
  })

  test('is what an event may ask for, which is not told itself', async () => {
    const { room, take, seen, asked, reloads } = aRoom()
    take(6)
    room.take(event(7, { reload: true }))
    expect(reloads).toHaveLength(1)
    reloads[0]?.resolve({ epoch, seq: 9 })
    await settled()
    expect(asked).toEqual([{ epoch, seq: 9 }])
    take(8, 9, 10)
    expect(seen).toEqual([6, 10])
  })

  test('may be asked for in the middle of an answer: what follows is in the new content', async () => {
    const { room, seen, reloads } = aRoom()
    const changes = [event(6), event(7, { reload: true }), event(8)]
    room.admit({ changes, reload: false })
    expect(seen).toEqual([6])
    expect(reloads).toHaveLength(1)
  })

  test('tells no events while it is under way, and then asks for what they were', async () => {
    const { room, take, seen, asked, reloads } = aRoom()
    room.admit(answer)
    take(6, 7, 9)
    room.compare(9)
    wait(10 * patienceMs)
    expect(seen).toEqual([])
    expect(asked).toEqual([])
    reloads[0]?.resolve({ epoch, seq: 6 })
    await settled()
    expect(asked).toEqual([{ epoch, seq: 6 }])
    room.admit({ changes: [event(7), event(8)], reload: false })
    expect(seen).toEqual([7, 8])
  })

  test('is one, however often it is asked for at a time', async () => {
    const { room, reloads } = aRoom()
    room.admit(answer)
    room.admit(answer)
    room.take(event(6, { reload: true }))
    expect(reloads).toHaveLength(1)
    reloads[0]?.resolve({ epoch, seq: 6 })
    await settled()
    room.admit(answer)
    expect(reloads).toHaveLength(2)
  })

  test('that fails lets the room ask again after a while, from where it was', async () => {
    const { room, asked, reloads } = aRoom()
    room.admit(answer)
    reloads[0]?.reject(new Error('No network'))
    await settled()
    expect(asked).toEqual([])
    wait(patienceMs)
    expect(asked).toEqual([{ epoch, seq: 5 }])
    room.admit(answer)
    expect(reloads).toHaveLength(2)
  })

  test('that fails is not forgotten: the event that asked for it is asked for again', async () => {
    const { room, seen, asked, reloads } = aRoom()
    room.take(event(6, { reload: true }))
    reloads[0]?.reject(new Error('No network'))
    await settled()
    room.take(event(7))
    wait(patienceMs)
    expect(seen).toEqual([])
    expect(asked).toEqual([{ epoch, seq: 5 }])
    room.admit({ changes: [event(6, { reload: true }), event(7)], reload: false })
    expect(reloads).toHaveLength(2)
  })
})

describe('the end', () => {
  test('is told with its reason, and nothing more is asked', () => {
    const { room, take, ends, asked } = aRoom()
    take(8)
    room.end('forbidden')
    wait(10 * patienceMs)
    expect(ends).toEqual(['forbidden'])
    expect(asked).toEqual([])
  })

  test('needs nobody who listens', () => {
    const listener = { onEvent: () => {}, onReload: async () => ({ epoch, seq: 1 }) }
    const room = new FollowedRoom(name, { epoch, seq: 1 }, listener, () => {})
    expect(() => room.end('gone')).not.toThrow()
  })

  test('of waiting leaves a gap unasked until there is a reason again', () => {
    const { room, take, asked } = aRoom()
    take(8)
    room.stopWaiting()
    wait(10 * patienceMs)
    expect(asked).toEqual([])
    room.compare(8)
    wait(patienceMs)
    expect(asked).toEqual([{ epoch, seq: 5 }])
  })
})
