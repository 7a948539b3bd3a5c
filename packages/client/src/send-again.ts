import { ApiError } from './api-error'
import { backoffMs } from './backoff'

/** Longer than this nobody waits for an answer without being asked. */
const longestWaitMs = 30_000

/**
 * Sends until there is an answer, at most `retries` times more. Whatever `send` rejects with other than an
 * `ApiError` is a lost connection, unless it was given up.
 */
export async function sendAgain<T>(
  send: () => Promise<T>,
  { retries, signal }: { retries: number; signal: AbortSignal | undefined },
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await send()
    } catch (error) {
      const waitMs = failures < retries ? waitMsAfter(error, failures) : null
      if (waitMs === null || signal?.aborted) throw error
      await pause(waitMs, signal)
    }
  }
}

/** null: another attempt would get the same answer, or is too far away. */
function waitMsAfter(error: unknown, failures: number): number | null {
  if (error instanceof DOMException && error.name === 'AbortError') return null
  if (!(error instanceof ApiError)) return backoffMs(failures)
  // What a proxy says of a server that it did not reach, or whose answer it lost.
  if (![502, 503, 504].includes(error.status)) return null
  const waitMs = (error.retryAfterMs ?? 0) + backoffMs(failures)
  return waitMs <= longestWaitMs ? waitMs : null
}

function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    }, waitMs)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
