import { closeCodes } from '@nexa/shared/socket'
import type { Socket } from './connection'

/** What may wait for a socket that does not read as fast as its rooms move. */
export const maxBufferedBytes = 1024 * 1024

/**
 * Sends away who stays behind, by the clock: one look is a moment's burst, two are too slow. The close frame
 * waits behind the rest; whoever does not read to there is cut off by Bun after about 15 seconds, and what was
 * kept for them is freed.
 */
export function createSlowConsumers(open: ReadonlySet<Socket>) {
  let behind = new Set<Socket>()
  return {
    tick(): void {
      const found = [...open].filter((socket) => socket.getBufferedAmount() > maxBufferedBytes)
      for (const socket of found) {
        if (behind.has(socket)) socket.close(closeCodes.tooSlow, 'Reads too slowly')
      }
      behind = new Set(found)
    },
  }
}
