import { LRUCache } from 'lru-cache'

type LookUpCacheOptions<Change, Found> = {
  /** How long what another instance changed may be unknown here. */
  ttlMs: number
  isAbout: (changed: Change, found: Found) => boolean
}

/** What was looked up, until somebody tells of a change or its time is over. */
export function createLookUpCache<Change, Found extends object>({
  ttlMs,
  isAbout,
}: LookUpCacheOptions<Change, Found>) {
  const known = new LRUCache<string, Found>({ max: 10_000, ttl: ttlMs })
  /** Counts what was told of. */
  let changes = 0

  return {
    get: (key: string) => known.get(key),

    /** Called before a look-up. What it answers keeps the finding, unless that may be out of date by now. */
    lookUp() {
      const before = changes
      return (key: string, found: Found): void => {
        if (changes === before) known.set(key, found)
      }
    },

    forget(changed: Change): void {
      changes += 1
      for (const [key, found] of known.entries()) {
        if (isAbout(changed, found)) known.delete(key)
      }
    },
  }
}
