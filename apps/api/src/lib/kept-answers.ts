import { LRUCache } from 'lru-cache'

/** JSON text of an answer's data, as of the version that it says. */
export type Versioned = { version: string; text: string }

/** The same as it is sent. */
export type KeptAnswer = { version: string; answer: Uint8Array<ArrayBuffer> }

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

const encoder = new TextEncoder()

/**
 * Large answers, kept as long as nothing changes in what they tell of, which takes the database milliseconds
 * to put together. Whoever asks for one has found out its version, and that they may see it. `maxBytes` 0:
 * none is kept.
 */
export function createKeptAnswers(maxBytes: number) {
  const sizeCalculation = ({ answer }: KeptAnswer) => answer.byteLength
  const kept =
    maxBytes === 0 ? null : new LRUCache<string, KeptAnswer>({ maxSize: maxBytes, sizeCalculation })
  /** Who comes while one is being read gets that one. */
  const reading = new Map<string, Promise<KeptAnswer>>()

  async function readAndKeep(name: string, read: () => Promise<Versioned>): Promise<KeptAnswer> {
    const { text, version } = await read()
    const found = { version, answer: encoder.encode(`{"success":true,"data":${text}}`) }
    kept?.set(name, found)
    return found
  }

  return {
    async find(name: string, version: string, read: () => Promise<Versioned>): Promise<KeptAnswer> {
      const known = kept?.get(name)
      if (known?.version === version) return known
      const key = `${name} ${version}`
      const found = reading.get(key) ?? readAndKeep(name, read)
      reading.set(key, found)
      return found.finally(() => reading.delete(key))
    },
  }
}
