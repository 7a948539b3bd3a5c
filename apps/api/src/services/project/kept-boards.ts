import { LRUCache } from 'lru-cache'
import type { ReadScope } from '../scope'
import { findBoardText, findBoardVersion } from './find-board'

type KeptBoard = { version: string; answer: Uint8Array<ArrayBuffer> }

export type KeptBoards = ReturnType<typeof createKeptBoards>

const encoder = new TextEncoder()

/**
 * Answers with boards, kept as long as nothing changes in their projects: a thousand tasks take the database
 * some milliseconds. `maxBytes` 0: none is kept.
 */
export function createKeptBoards(maxBytes: number) {
  const kept =
    maxBytes === 0
      ? null
      : new LRUCache<string, KeptBoard>({
          maxSize: maxBytes,
          sizeCalculation: ({ answer }) => answer.byteLength,
        })
  /** By project and version: who comes while a board is being read gets that one. */
  const reading = new Map<string, Promise<KeptBoard>>()

  async function read(scope: ReadScope, projectId: string): Promise<KeptBoard> {
    const { text, version } = await findBoardText(scope, projectId)
    const board = { version, answer: encoder.encode(`{"success":true,"data":${text}}`) }
    kept?.set(projectId, board)
    return board
  }

  return {
    /** null: the client's own, of which `isKnown` is told the version, is still what there is. */
    async find(
      scope: ReadScope,
      projectId: string,
      isKnown: (version: string) => boolean,
    ): Promise<KeptBoard | { version: string; answer: null }> {
      // Whether the reader may see it, too: a kept board is shown to nobody without.
      const version = await findBoardVersion(scope, projectId)
      if (isKnown(version)) return { version, answer: null }
      const known = kept?.get(projectId)
      if (known?.version === version) return known
      const name = `${projectId} ${version}`
      const found = reading.get(name) ?? read(scope, projectId)
      reading.set(name, found)
      return found.finally(() => reading.delete(name))
    },
  }
}
