import { Unavailable } from '../../lib/errors'

/** What was read before the transaction is not so any more: it is rolled back. */
export class Outdated extends Error {}

const maxAttempts = 5

/** Reads and asks again when somebody else was in between. */
export async function untilCurrent<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
    }
  }
  throw new Unavailable('Too much changes at once in Clerk: try again', 2)
}
