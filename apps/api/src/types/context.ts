import type { AccountScope, Scope } from '../services/scope'

/** What the middleware leaves for those behind it. */
export type AppEnv = {
  Bindings: { peerAddress: string }
  Variables: {
    requestId: string
    clientIp: string
    /** Of the tightest rate limit so far. */
    remainingRequests: number | undefined
    /** Set for a request that is signed in. */
    account: AccountScope | undefined
    /** Set by a route that found a request to be signed by whom it is for. */
    isSigned: boolean | undefined
    /** Set by `requireWorkspace`. */
    scope: Scope | undefined
  }
}
