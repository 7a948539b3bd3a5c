import pLimit from 'p-limit'
import { z } from 'zod'
import { Unavailable } from '../lib/errors'
import { ClerkRefusal } from '../services/clerk/clerk-directory'

/** Clerk's SDK can't break a call off: what hangs must leave room for the requests of all else in this process. */
const maxCalls = 32

/** The error that Clerk's SDK throws. Without a status there was no answer, or none that it could read. */
const sdkError = z.object({
  status: z.number().optional(),
  retryAfter: z.number().optional(),
  errors: z.array(z.object({ message: z.string(), longMessage: z.string().optional() })),
})

export class NotInClerk extends ClerkRefusal {}

type ClerkCaller = <T>(call: () => Promise<T>) => Promise<T>

/** Runs calls of Clerk's SDK. They end in time, with what they answer or one of our errors. */
export function createClerkCaller(timeoutMs: number): ClerkCaller {
  const limited = pLimit(maxCalls)
  return async (call) => {
    const late = Promise.withResolvers<never>()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      late.reject(new Unavailable('Clerk does not answer in time: try again', 5))
    }, timeoutMs)
    // A call whose turn comes when nobody waits for it any more is not made.
    const inTurn = limited(() => (isLate ? late.promise : call()))
    return Promise.race([inTurn, late.promise])
      .catch(rethrow)
      .finally(() => clearTimeout(timer))
  }
}

function rethrow(error: unknown): never {
  const said = sdkError.safeParse(error).data
  if (!said) throw error
  const { status = 0, retryAfter, errors } = said
  // Not found by whoever else answers at a wrong address is not gone from Clerk.
  if (status === 0 || (status === 404 && errors.length === 0)) {
    throw new Unavailable('Clerk cannot be reached: try again', 5)
  }
  if (status === 429 || status >= 500) {
    throw new Unavailable('Clerk is busy or out of order: try again', retryAfter ?? 5)
  }
  const reasons = errors.map(({ message, longMessage }) => longMessage || message)
  const message = `Clerk: ${reasons.join('; ') || `it answered ${status}`}`
  throw status === 404 ? new NotInClerk(message) : new ClerkRefusal(message)
}
