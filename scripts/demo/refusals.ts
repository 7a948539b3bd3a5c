import { ApiError } from '@nexa/client/api-error'
import type { Answer } from '@nexa/client/nexa-client'
import type { ErrorCode } from '@nexa/shared/errors'

/** null: it was refused with one of these codes. */
export async function nullIf<T>(
  asked: Promise<Answer<T>>,
  ...codes: ErrorCode[]
): Promise<T | null> {
  try {
    return (await asked).data
  } catch (error) {
    if (error instanceof ApiError && codes.includes(error.code)) return null
    throw error
  }
}

/**
 * null: it was made before, and the server does not say what came of it: it forgets answers after a week,
 * and gives them to the same request only. Other conflicts come from a name that is taken.
 */
export const nullIfMade = <T>(asked: Promise<Answer<T>>): Promise<T | null> =>
  nullIf(asked, 'CONFLICT', 'IDEMPOTENCY_MISMATCH')

/** The message of a refusal is for somebody who knows what they asked for: here it was a program. */
export function explain(error: unknown): never {
  if (!(error instanceof ApiError)) throw error
  const { request, status, message, details } = error
  const more = details === undefined ? '' : ` ${JSON.stringify(details)}`
  throw new Error(`${request} (${status}): ${message}${more}`, { cause: error })
}
