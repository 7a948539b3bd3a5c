import type { Event } from '@nexa/shared/event'

/** How long after its answer a change waits for its event. One that changed nothing has none. */
const echoPatienceMs = 5_000

/**
 * Changes that a page shows before the server's events do. Each is known by its `Idempotency-Key`, which its
 * event carries as `mutationId`.
 */
export class PendingChanges<S> {
  private readonly changes = new Map<string, (state: S) => S>()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()

  /** `onDropped`: a change is no longer shown, and no event says so. */
  constructor(private readonly onDropped: () => void) {}

  add(key: string, show: (state: S) => S): void {
    this.changes.set(key, show)
  }

  /** The request was done: its event is on the way, or here already. */
  expectEcho(key: string): void {
    this.timers.set(
      key,
      setTimeout(() => this.drop(key), echoPatienceMs),
    )
  }

  /** The request was refused, or its event did not come. */
  drop(key: string): void {
    if (this.remove(key)) this.onDropped()
  }

  /** Whether the event tells of one of these changes, which is not shown on top of it any more. */
  takeEcho({ mutationId }: Event): boolean {
    return mutationId !== null && this.remove(mutationId)
  }

  /** What the server told, with these changes on top. */
  shownOn(state: S): S {
    return [...this.changes.values()].reduce((shown, show) => show(shown), state)
  }

  clear(): void {
    for (const key of [...this.changes.keys()]) this.remove(key)
  }

  private remove(key: string): boolean {
    clearTimeout(this.timers.get(key))
    this.timers.delete(key)
    return this.changes.delete(key)
  }
}
