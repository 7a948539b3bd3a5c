/**
 * Carries hints between instances. Nothing depends on one arriving: whoever misses it finds out by looking
 * into the database a little later.
 */
export type Bus = {
  /** Never waits and never fails: what can't be sent now is dropped. */
  publish: (channel: string, message: string) => void
  /** Also hears what this instance publishes. Returns what ends it. */
  subscribe: (channel: string, onMessage: (message: string) => void) => () => void
  /** Whether messages reach other instances right now. */
  isConnected: () => Promise<boolean>
  stop: () => Promise<void>
}
