import type { Database } from '@nexa/db/client'
import { closeCodes } from '@nexa/shared/socket'
import type { Log } from '../lib/log'
import { listLiveTokenIds } from '../services/api-token/api-token-queries'
import type { Socket } from './connection'

type TokenWatchOptions = { db: Database; log: Log; open: ReadonlySet<Socket>; recheckMs: number }

/** Ends the sockets of programs whose token is gone: at once here, by looking again on other instances. */
export function createTokenWatch({ db, log, open, recheckMs }: TokenWatchOptions) {
  const end = (isDead: (tokenId: string) => boolean) => {
    for (const socket of open) {
      const tokenId = tokenIdOf(socket)
      if (tokenId !== null && isDead(tokenId)) socket.close(closeCodes.revoked, 'The token is gone')
    }
  }

  async function recheck(): Promise<void> {
    const asked = new Set([...open].flatMap((socket) => tokenIdOf(socket) ?? []))
    if (asked.size === 0) return
    const live = new Set(await listLiveTokenIds(db, [...asked]))
    end((tokenId) => asked.has(tokenId) && !live.has(tokenId))
  }

  const timer = setInterval(() => {
    recheck().catch((error: unknown) => log.warn({ err: error }, 'Tokens could not be checked'))
  }, recheckMs)

  return {
    tokenDeleted: (deletedId: string) => end((tokenId) => tokenId === deletedId),
    stop: () => clearInterval(timer),
  }
}

function tokenIdOf({ data }: Socket): string | null {
  const actor = data.account?.actor
  return actor?.type === 'api_token' ? actor.tokenId : null
}
