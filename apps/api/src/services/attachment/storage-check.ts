import type { Files } from '../../storage/open-files'

/** Asked by anybody as often as they like: the storage is asked at most once in this time. */
const keptMs = 5_000

export function storageCheck({ storage }: Files): () => Promise<boolean> {
  let known: { since: number; isFine: Promise<boolean> } | undefined
  return () => {
    const now = performance.now()
    if (!known || now - known.since > keptMs) {
      const isFine = storage.check().then(
        () => true,
        () => false,
      )
      known = { since: now, isFine }
    }
    return known.isFine
  }
}
