import { LRUCache } from 'lru-cache'

/** What was read, the version of what it tells of, and how much memory it takes. */
export type Kept<T> = { version: string; value: T; bytes: number }

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

/** Data as JSON text. */
export type VersionedText = { version: string; text: string }

/** A whole answer as it is sent. */
export type Answer = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

export function keptAnswer({ text, version }: VersionedText): Kept<Answer> {
  const value = encoder.encode(`{"success":true,"data":${text}}`)
  return { version, value, bytes: value.byteLength }
}

/**
 * Large answers, kept as long as nothing changes in what they tell of, which takes the database milliseconds
 * to put together. Whoever asks for one has found out its version, and that they may see it. `maxBytes` 0:
 * none is kept.
 */
export function createKeptAnswers(maxBytes: number) {
  const sizeCalculation = ({ bytes }: Kept<unknown>) => bytes
  const kept =
    maxBytes === 0
      ? null
      : new LRUCache<string, Kept<unknown>>({ maxSize: maxBytes, sizeCalculation })
  /** Who comes while one is being read gets that one. */
  const reading = new Map<string, Promise<Kept<unknown>>>()

  async function readAndKeep<T>(name: string, read: () => Promise<Kept<T>>): Promise<Kept<T>> {
    const found = await read()
    kept?.set(name, found)
    return found
  }

  return {
    /** Those of one kind: all of them have a value of one type. */
    of: <T>(kind: string) => ({
      async find(id: string, version: string, read: () => Promise<Kept<T>>): Promise<Kept<T>> {
        const name = `${kind} ${id}`
        const known = kept?.get(name)
        if (known?.version === version) return known as Kept<T>
        const key = `${name} ${version}`
        const found = reading.get(key) ?? readAndKeep(name, read)
        reading.set(key, found)
        return found.finally(() => reading.delete(key)) as Promise<Kept<T>>
      },
    }),
  }
}
