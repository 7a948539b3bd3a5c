import { LRUCache } from 'lru-cache'
import type { SignInChange } from '../services/sign-in/sign-in-change'

/** How long what another instance was told of may still be unknown here. */
const cacheMs = 10_000

/** Who somebody was found to be, by what they showed. */
export function createSignInCache<Known extends object>(
  isAbout: (changed: SignInChange, known: Known) => boolean,
) {
  const known = new LRUCache<string, Known>({ max: 10_000, ttl: cacheMs })
  /** Counts what was told of. */
  let changes = 0

  return {
    get: (key: string) => known.get(key),

    /** Called before a look-up. What it answers keeps the finding, unless that may be out of date by now. */
    lookUp() {
      const before = changes
      return (key: string, found: Known): void => {
        if (changes === before) known.set(key, found)
      }
    },

    forget(changed: SignInChange): void {
      changes += 1
      for (const [key, found] of known.entries()) {
        if (isAbout(changed, found)) known.delete(key)
      }
    },
  }
}
