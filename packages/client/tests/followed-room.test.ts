import { afterEach, beforeEach, describe, expect, jest, test } from 'bun:test'
import { FollowedRoom } from '@nexa/client/followed-room'
import {
  aRoom,
  changesOf,
  epoch,
  event,
  firstPauseMs,
  name,
  newEpoch,
  patienceMs,
  settled,
  userId,
  wait,
} from './support/a-room'

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
    room.admit(changesOf([6, 7, 8].map((seq) => event(seq))))
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
    room.admit(changesOf([event(6), event(7)]))
    wait(10 * patienceMs)
    expect(asked).toEqual([])
  })

  test('that an answer leaves open is asked for again', () => {
    const { room, take, seen, asked } = aRoom()
    take(9)
    wait(patienceMs)
    room.admit(changesOf([event(6), event(9)]))
    wait(patienceMs)
    expect(seen).toEqual([6])
    expect(asked.map((at) => at?.seq)).toEqual([5, 6])
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

  test.each<[string, (room: FollowedRoom) => void]>([
    ['by the server', (room) => room.end('deleted')],
    ['by its follower', (room) => room.stop()],
  ])('%s leaves nothing to ask, also when a reload comes to its end later', async (_, end) => {
    const { room, asked, reloads } = aRoom()
    room.admit({ ...changesOf([]), reload: true })
    end(room)
    reloads[0]?.resolve({ epoch, seq: 9 })
    await settled()
    room.askAgain()
    wait(60_000)
    expect(asked).toEqual([])
  })
})

describe('a server that can not answer', () => {
  test('is asked again after a while, and later each time until it answers', () => {
    const { room, admit, asked } = aRoom()
    room.askAgain()
    wait(firstPauseMs)
    expect(asked).toHaveLength(1)
    room.askAgain()
    wait(firstPauseMs - 1)
    expect(asked).toHaveLength(1)
    wait(firstPauseMs + 1)
    expect(asked).toHaveLength(2)
    admit()
    room.askAgain()
    wait(firstPauseMs)
    expect(asked).toHaveLength(3)
  })
})

describe('those who are present', () => {
  const ada = { userId, state: null }
  const grace = { userId: name.slice('project:'.length), state: { taskId: 'x' } }

  test('are told on entering and whenever they are others', () => {
    const { room, present } = aRoom()
    room.admit({ ...changesOf([]), presence: [ada] })
    room.showPresent([ada, grace], false)
    room.showPresent([ada], true)
    expect(present).toEqual([
      [[ada], false],
      [[ada, grace], false],
      [[ada], true],
    ])
  })
})
