import { setTimeout as sleep } from 'node:timers/promises'
import { retryAfterMsOf } from '@nexa/client/api-error'

/** How long an absent or overloaded server is asked again: a restart takes seconds. */
const patienceMs = 60_000
const answerMs = 30_000
const firstPauseMs = 100
const longestPauseMs = 5_000

export type Wait = { waitMs: number; reason: string }
export type Patience = { signal?: AbortSignal; onWait?: (wait: Wait) => void }

class NoConnection extends Error {}

/**
 * Sends a request until it is answered: again when Retry-After allows it, and after a lost connection or the
 * 502 to 504 of a server that will be back. What is sent again may have been done: a POST always has an
 * `Idempotency-Key`.
 */
export async function sendPatiently(
  url: string,
  init: RequestInit,
  { signal, onWait }: Patience,
): Promise<Response> {
  const headers = new Headers(init.headers)
  if (init.method === 'POST' && !headers.has('Idempotency-Key')) {
    headers.set('Idempotency-Key', crypto.randomUUID())
  }
  const givenUpAt = performance.now() + patienceMs
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted()
    const answer = await send(url, { ...init, headers }, signal)
    const reason = reasonToWait(answer)
    if (!(answer instanceof NoConnection) && !reason) return answer
    if (reason !== rateLimited && performance.now() > givenUpAt) {
      if (answer instanceof NoConnection) throw answer
      return answer
    }
    const pauseMs = Math.min(firstPauseMs * 2 ** attempt, longestPauseMs)
    const waitMs = (answer instanceof Response ? retryAfterMsOf(answer) : null) ?? pauseMs
    onWait?.({ waitMs, reason })
    await sleep(waitMs, undefined, signal && { signal }).catch(() => signal?.throwIfAborted())
  }
}

const rateLimited = 'the server limits how much one person may ask in a minute'

/** Empty: none, the answer counts. A rate limit ends by itself, so only it is waited for without end. */
function reasonToWait(answer: Response | NoConnection): string {
  if (answer instanceof NoConnection) return 'the connection was lost'
  if (answer.status === 429) return rateLimited
  return answer.status >= 502 && answer.status <= 504 ? 'the server is busy or starting' : ''
}

async function send(
  url: string,
  init: RequestInit,
  stop: AbortSignal | undefined,
): Promise<Response | NoConnection> {
  const timeout = AbortSignal.timeout(answerMs)
  try {
    const signal = stop ? AbortSignal.any([stop, timeout]) : timeout
    const response = await fetch(url, { ...init, signal })
    // Read to its end here: a connection can be lost in the middle of an answer.
    await response.clone().arrayBuffer()
    return response
  } catch (error) {
    stop?.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    return new NoConnection(`No connection to ${new URL(url).origin}: ${why}`)
  }
}
