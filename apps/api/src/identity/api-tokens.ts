import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import {
  type FoundApiToken,
  findApiToken,
  listLiveTokens,
} from '../services/api-token/api-token-queries'
import { hashApiToken, isApiToken } from '../services/api-token/api-token-text'
import { touchApiToken } from '../services/api-token/touch-api-token'
import type { SignInChange } from '../services/sign-in/sign-in-change'
import type { Identity } from './identity'
import { createSignInCache } from './sign-in-cache'

export type ApiTokens = ReturnType<typeof createApiTokens>

type ApiTokenOptions = { db: Database; log: Log; onEnded: (ended: SignInChange) => void }

/** Who a program's token belongs to. Tokens are kept in memory by their hash only. */
export function createApiTokens({ db, log, onEnded }: ApiTokenOptions) {
  const known = createSignInCache(isAbout)

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
      const keep = known.lookUp()
      const found = await findApiToken(db, hash)
      if (!found) return null
      touch(found)
      const identity = identityOf(found)
      keep(hash, identity)
      return identity
    },

    /** The token was deleted: it ends at once. */
    end: (tokenId: string) => onEnded({ tokenId }),

    listLive: (tokenIds: readonly string[]) => listLiveTokens(db, tokenIds),

    forget: known.forget,
  }
}

const isAbout = (changed: SignInChange, { actor }: Identity) =>
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
