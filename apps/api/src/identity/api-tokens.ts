import type { Database } from '@nexa/db/client'
import { LRUCache } from 'lru-cache'
import type { Log } from '../lib/log'
import {
  type FoundApiToken,
  findApiToken,
  listLiveTokens,
} from '../services/api-token/api-token-queries'
import { hashApiToken, isApiToken } from '../services/api-token/api-token-text'
import { touchApiToken } from '../services/api-token/touch-api-token'
import type { Actor } from '../services/scope'
import type { SignInChange } from '../services/sign-in/sign-in-change'
import type { Identity } from './identity'

/** How long a token that was deleted on another instance may still be believed here. */
const cacheMs = 10_000

export type ApiTokens = ReturnType<typeof createApiTokens>

type ApiTokenOptions = { db: Database; log: Log; onEnded: (ended: SignInChange) => void }

/** Who a program's token belongs to. Tokens are kept in memory by their hash only. */
export function createApiTokens({ db, log, onEnded }: ApiTokenOptions) {
  const known = new LRUCache<string, Identity>({ max: 10_000, ttl: cacheMs })
  /** Changes with each deletion: what was read before one is not kept. */
  let deletions = 0

  const touch = ({ token, isUnused }: FoundApiToken) => {
    if (!isUnused) return
    // Not awaited: no request is slower or fails for it.
    touchApiToken(db, token.id).catch((error: unknown) =>
      log.warn({ err: error }, 'The use of an API token was not noted'),
    )
  }

  return {
    async identifyToken(token: string): Promise<Identity | null> {
      if (!isApiToken(token)) return null
      const hash = hashApiToken(token)
      const cached = known.get(hash)
      if (cached) return isExpired(cached) ? null : cached
      const before = deletions
      const found = await findApiToken(db, hash)
      if (!found) return null
      touch(found)
      const identity = identityOf(found)
      if (deletions === before) known.set(hash, identity)
      return identity
    },

    /** The token was deleted: it ends at once. */
    end: (tokenId: string) => onEnded({ tokenId }),

    listLive: (tokenIds: readonly string[]) => listLiveTokens(db, tokenIds),

    forget(changed: SignInChange): void {
      deletions += 1
      for (const [hash, { actor }] of known.entries()) {
        if (isAbout(changed, actor)) known.delete(hash)
      }
    },
  }
}

const isAbout = (changed: SignInChange, actor: Actor) =>
  'tokenId' in changed
    ? actor.type === 'api_token' && actor.tokenId === changed.tokenId
    : 'userId' in changed && actor.userId === changed.userId

const isExpired = ({ expiresAt }: Identity) => expiresAt !== null && expiresAt <= new Date()

const identityOf = ({ token, user }: FoundApiToken): Identity => ({
  actor: {
    type: 'api_token',
    userId: user.id,
    tokenId: token.id,
    workspaceId: token.workspaceId,
    isReadOnly: token.isReadOnly,
  },
  user,
  expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt),
})
