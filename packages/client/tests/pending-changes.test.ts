import { afterEach, beforeEach, expect, jest, test } from 'bun:test'
import { PendingChanges } from '@nexa/client/pending-changes'
import { event } from './support/a-room'

const echo = (mutationId: string | null) => ({ ...event(6), mutationId })

let dropped = 0
let pending: PendingChanges<string>
beforeEach(() => {
  jest.useFakeTimers()
  dropped = 0
  pending = new PendingChanges(() => {
    dropped += 1
  })
  pending.add('a', (state) => `${state}a`)
  pending.add('b', (state) => `${state}b`)
})
afterEach(() => {
  jest.useRealTimers()
})

test('they are shown on top of what the server told, in their order', () => {
  expect(pending.shownOn('x')).toBe('xab')
})

test('its event takes the place of a change, once', () => {
  expect(pending.takeEcho(echo('a'))).toBe(true)
  expect(pending.shownOn('xa')).toBe('xab')
  expect(pending.takeEcho(echo('a'))).toBe(false)
  expect(dropped).toBe(0)
})

test.each([null, 'z'])("somebody else's event (%p) takes the place of none", (mutationId) => {
  expect(pending.takeEcho(echo(mutationId))).toBe(false)
  expect(pending.shownOn('x')).toBe('xab')
})

test('a refused one is no longer shown', () => {
  pending.drop('a')
  pending.drop('a')
  expect(pending.shownOn('x')).toBe('xb')
  expect(dropped).toBe(1)
})

test('one that was done waits for its event for a while, as it may have none', () => {
  pending.expectEcho('a')
  jest.advanceTimersByTime(4_999)
  expect(pending.shownOn('x')).toBe('xab')
  jest.advanceTimersByTime(1)
  expect(pending.shownOn('x')).toBe('xb')
  expect(dropped).toBe(1)
})

test('one whose event came before its answer is done', () => {
  pending.takeEcho(echo('a'))
  pending.expectEcho('a')
  jest.advanceTimersByTime(60_000)
  expect(dropped).toBe(0)
})

test('nothing happens after the end', () => {
  pending.expectEcho('a')
  pending.clear()
  jest.advanceTimersByTime(60_000)
  expect(pending.shownOn('x')).toBe('x')
  expect(dropped).toBe(0)
})
