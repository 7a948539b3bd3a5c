import { afterEach, beforeEach, describe, expect, jest, test } from 'bun:test'
import {
  aRoom,
  changesOf,
  epoch,
  event,
  firstPauseMs,
  newEpoch,
  patienceMs,
  settled,
  wait,
} from './support/a-room'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

describe('a reload', () => {
  const answer = { ...changesOf([]), reload: true }

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
    room.admit(changesOf(changes))
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
    room.admit(changesOf([event(7), event(8)]))
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
    wait(firstPauseMs)
    expect(asked).toEqual([{ epoch, seq: 5 }])
    room.admit(answer)
    expect(reloads).toHaveLength(2)
  })

  test('that fails again and again is asked for less and less often', async () => {
    const { room, asked, reloads } = aRoom()
    for (let failures = 0; failures < 20; failures += 1) {
      room.admit(answer)
      reloads[failures]?.reject(new Error('No network'))
      await settled()
      wait(Math.min(30_000, firstPauseMs * 2 ** failures) / 2 - 1)
      expect(asked).toHaveLength(failures)
      wait(30_000)
      expect(asked).toHaveLength(failures + 1)
    }
  })

  test('after which the server wants another one is repeated less and less often', async () => {
    const { room, admit, asked, reloads } = aRoom()
    for (let repeated = 0; repeated < 10; repeated += 1) {
      room.admit(answer)
      reloads[repeated]?.resolve({ epoch, seq: 5 })
      await settled()
      wait(Math.min(30_000, firstPauseMs * 2 ** repeated) / 2 - 1)
      expect(asked).toHaveLength(repeated === 0 ? 1 : repeated)
      wait(30_000)
    }
    admit()
    room.admit(answer)
    reloads.at(-1)?.resolve({ epoch, seq: 9 })
    await settled()
    expect(asked.at(-1)).toEqual({ epoch, seq: 9 })
  })

  test('is what another history takes, whatever is known of the old one', async () => {
    const { room, seen, asked, reloads } = aRoom()
    room.reset()
    reloads[0]?.resolve({ epoch: newEpoch, seq: 2 })
    await settled()
    expect(asked).toEqual([{ epoch: newEpoch, seq: 2 }])
    room.take(event(3, { epoch: newEpoch }))
    expect(seen).toEqual([3])
  })

  test('that fails is not forgotten: the event that asked for it is asked for again', async () => {
    const { room, seen, asked, reloads } = aRoom()
    room.take(event(6, { reload: true }))
    reloads[0]?.reject(new Error('No network'))
    await settled()
    room.take(event(7))
    wait(firstPauseMs)
    expect(seen).toEqual([])
    expect(asked).toEqual([{ epoch, seq: 5 }])
    room.admit(changesOf([event(6, { reload: true }), event(7)]))
    expect(reloads).toHaveLength(2)
  })
})

describe('a room whose content does not tell where it stands', () => {
  test('is loaded on entering, and goes on from where it was before that', async () => {
    const { take, admit, seen, asked, reloads } = aRoom(null)
    take(6)
    admit()
    expect(reloads).toHaveLength(1)
    take(6)
    reloads[0]?.resolve(null)
    await settled()
    expect(asked).toEqual([{ epoch, seq: 5 }])
    admit(6)
    take(7)
    expect(seen).toEqual([6, 7])
  })

  test('is entered anew after a reset', async () => {
    const { room, asked, reloads } = aRoom()
    room.reset()
    reloads[0]?.resolve(null)
    await settled()
    expect(asked).toEqual([null])
    room.admit({ ...changesOf([]), epoch: newEpoch, head: 3 })
    reloads[1]?.resolve(null)
    await settled()
    wait(10 * firstPauseMs)
    expect(asked).toEqual([null, { epoch: newEpoch, seq: 3 }])
  })
})
