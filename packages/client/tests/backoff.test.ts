import { afterEach, beforeEach, expect, spyOn, test } from 'bun:test'
import { afterRestartMs, backoffMs } from '@nexa/client/backoff'
import fc from 'fast-check'

let random: ReturnType<typeof spyOn<typeof Math, 'random'>>
beforeEach(() => {
  random = spyOn(Math, 'random')
})
afterEach(() => random.mockRestore())

/** The shortest and the longest wait that chance allows. */
function boundsOf(failures: number): [number, number] {
  random.mockReturnValueOnce(0).mockReturnValueOnce(1)
  return [backoffMs(failures), backoffMs(failures)]
}

test.each([
  [0, 250, 500],
  [1, 500, 1_000],
  [2, 1_000, 2_000],
  [3, 2_000, 4_000],
  [5, 8_000, 16_000],
  [6, 15_000, 30_000],
])('after %i failures it waits between %i and %i ms', (failures, least, most) => {
  expect(boundsOf(failures)).toEqual([least, most])
})

test.each([7, 60, 1_100, Number.MAX_SAFE_INTEGER])('%i failures wait no longer than 30 s', (n) => {
  expect(boundsOf(n)).toEqual([15_000, 30_000])
})

test('a further failure never makes the bounds shorter', () => {
  const bounds = Array.from({ length: 20 }, (_, failures) => boundsOf(failures))
  const sorted = [...bounds].sort(([a], [b]) => a - b)
  expect(bounds).toEqual(sorted)
})

test('whatever chance says, the wait is within a half and the whole', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, chance) => {
      random.mockReturnValueOnce(chance)
      const whole = Math.min(30_000, 500 * 2 ** n)
      const wait = backoffMs(n)
      expect(wait).toBeGreaterThanOrEqual(whole / 2)
      expect(wait).toBeLessThanOrEqual(whole)
    }),
  )
})

test('not everybody waits the same time', () => {
  random.mockReturnValueOnce(0.1).mockReturnValueOnce(0.7)
  expect(backoffMs(4)).not.toBe(backoffMs(4))
})

test('after a restart the clients come back within two seconds, and not at once', () => {
  random.mockReturnValueOnce(0).mockReturnValueOnce(0.5).mockReturnValueOnce(1)
  expect([afterRestartMs(), afterRestartMs(), afterRestartMs()]).toEqual([0, 1_000, 2_000])
})
