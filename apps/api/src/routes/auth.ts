import type { Session } from '@nexa/shared/account'
import { accountOperations as operations } from '@nexa/shared/account-operations'
import type { Context } from 'hono'
import type { Redis } from 'ioredis'
import type { LocalAccounts, SignedIn } from '../identity/local-accounts'
import { networkOf } from '../lib/client-ip'
import { Conflict } from '../lib/errors'
import { limitAttempts } from '../middleware/rate-limit'
import { acceptInvitation, checkInvitation } from '../services/member/accept-invitation'
import { accountScope, type ScopeBase } from '../services/scope'
import { ensureFirstWorkspace } from '../services/workspace/ensure-first-workspace'
import { findMe } from '../services/workspace/find-me'
import type { AppEnv } from '../types/context'
import { accountEndpoint, publicEndpoint } from './endpoint'

export type AuthRouteOptions = ScopeBase & {
  /** null: people sign in with Clerk. */
  accounts: LocalAccounts | null
  isRateLimited: boolean
  redis: Redis | null
}

/** Tries a minute, for one address and for one email. */
const attempts = { address: 30, email: 10 }

export function authRoutes({ accounts: local, isRateLimited, redis, ...base }: AuthRouteOptions) {
  const limitAddress = limitAttempts('sign-in address', isRateLimited ? attempts.address : 0, redis)
  const limitEmail = limitAttempts('sign-in email', isRateLimited ? attempts.email : 0, redis)

  const limit = async (c: Context<AppEnv>, email: string) => {
    await limitAddress(c, networkOf(c.get('clientIp')))
    await limitEmail(c, email)
  }
  const accountOf = ({ user }: Session) =>
    accountScope(base, { type: 'user', userId: user.id, sessionId: '', workspaceId: null })
  const localAccounts = () => {
    if (!local) throw new Conflict('People sign in with Clerk here')
    return local
  }
  const answer = (c: Context<AppEnv>, { session: made, setCookies }: SignedIn) => {
    for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
    return made
  }

  return [
    publicEndpoint(operations.signUp, async ({ c, body }) => {
      const accounts = localAccounts()
      await limit(c, body.email)
      const { invitationToken: token, ...account } = body
      if (token) await checkInvitation(base.db, token, body.email)
      const made = await accounts.signUp(account, c.get('clientIp'))
      if (token) await acceptInvitation(accountOf(made.session), token)
      else await ensureFirstWorkspace(accountOf(made.session), body.name)
      return answer(c, made)
    }),
    publicEndpoint(operations.signIn, async ({ c, body }) => {
      const accounts = localAccounts()
      await limit(c, body.email)
      const made = await accounts.signIn(body, c.get('clientIp'))
      await ensureFirstWorkspace(accountOf(made.session), made.session.user.name)
      return answer(c, made)
    }),
    accountEndpoint(operations.signOut, async ({ c }) => {
      const setCookies = await localAccounts().signOut(c.req.raw.headers)
      for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
      return null
    }),
    accountEndpoint(operations.getMe, ({ account, c }) =>
      findMe(account, c.req.header('x-workspace-id')),
    ),
  ]
}
