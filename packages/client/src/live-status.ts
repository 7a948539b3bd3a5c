import { closeCodes } from '@nexa/shared/socket'

/** `connecting`: an attempt is under way. `offline`: there will be one. `closed`: for good. */
export type LiveState = 'connecting' | 'live' | 'offline' | 'closed'

/**
 * `unreachable`: the server does not answer, or the connection broke. `restarting`: it said that it stops.
 * `refused`: it will not serve this client. `closed`: by `close()`.
 */
export type LiveReason =
  | 'no-network'
  | 'unreachable'
  | 'restarting'
  | 'signed-out'
  | 'refused'
  | 'closed'

export type LiveStatus = {
  state: LiveState
  /** Why it is not live; null while it is, and before the first attempt came to an end. */
  reason: LiveReason | null
  /** When the next attempt is, as in `Date.now()`; null when none is planned. */
  retryAt: number | null
}

const firstFinalCode = 4500

/** Connecting again would lead to the same end. */
export const isFinal = (code: number) => code >= firstFinalCode && code < 5000

const signInCodes: readonly number[] = [
  closeCodes.signInExpired,
  closeCodes.revoked,
  closeCodes.noAuthInTime,
]

export function reasonOf(code: number): LiveReason {
  if (signInCodes.includes(code)) return 'signed-out'
  if (code === closeCodes.stopping) return 'restarting'
  return isFinal(code) ? 'refused' : 'unreachable'
}
