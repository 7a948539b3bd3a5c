/** How one request ended, as its sender sees it. `unreachable`: nobody listened. */
export type Ending = 'answered' | 'unreachable' | 'lost' | 'timed out' | '429' | '500' | '503'

/** Requests of all writers, by when they ended. */
export class Attempts {
  private readonly all: { at: number; ending: Ending }[] = []

  note(ending: Ending): void {
    this.all.push({ at: performance.now(), ending })
  }

  /** Of those that ended since then; NaN: none did. */
  successRate(since: number): number {
    const recent = this.since(since)
    return recent.filter(({ ending }) => ending === 'answered').length / recent.length
  }

  count(since: number): number {
    return this.since(since).length
  }

  /** How many ended in which way, for people. */
  failures(since: number): string {
    const counts = new Map<Ending, number>()
    for (const { ending } of this.since(since)) counts.set(ending, (counts.get(ending) ?? 0) + 1)
    counts.delete('answered')
    return [...counts].map(([ending, count]) => `${count} ${ending}`).join(', ') || 'none'
  }

  endings(since: number): Set<Ending> {
    return new Set(this.since(since).map(({ ending }) => ending))
  }

  private since(from: number) {
    // Newest last: the recent ones are few and at the end.
    let first = this.all.length
    while (first > 0 && (this.all[first - 1]?.at ?? 0) >= from) first -= 1
    return this.all.slice(first)
  }
}
