import { me, session, signIn, signUp } from '@nexa/shared/account'
import type { Context } from 'hono'
import type { LocalAccounts, SignedIn } from '../identity/local-accounts'
import { limitAttempts } from '../middleware/rate-limit'
import type { AccountScope } from '../services/scope'
import { ensureFirstWorkspace } from '../services/workspace/ensure-first-workspace'
import { findMe } from '../services/workspace/find-me'
import type { AppEnv } from '../types/context'
import { accountEndpoint, publicEndpoint } from './endpoint'

export type AuthRouteOptions = Pick<AccountScope, 'db' | 'onCommitted'> & {
  accounts: LocalAccounts
  isRateLimited: boolean
}

/** Tries a minute, for one address and for one email. */
const attempts = { address: 30, email: 10 }

export function authRoutes({ accounts, isRateLimited, ...base }: AuthRouteOptions) {
  const limitAddress = limitAttempts(isRateLimited ? attempts.address : 0)
  const limitEmail = limitAttempts(isRateLimited ? attempts.email : 0)

  const limit = async (c: Context<AppEnv>, email: string) => {
    await limitAddress(c, c.get('clientIp'))
    await limitEmail(c, email)
  }
  const welcome = async (c: Context<AppEnv>, { session: made, setCookies }: SignedIn) => {
    for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
    const { id: userId, name, email } = made.user
    const actor = { type: 'user' as const, userId, sessionId: '' }
    await ensureFirstWorkspace({ ...base, actor, mutation: null }, { name, email })
    return made
  }

  return [
    publicEndpoint({
      method: 'post',
      path: '/api/auth/sign-up',
      body: signUp,
      answer: session,
      run: async ({ c, body }) => {
        await limit(c, body.email)
        return welcome(c, await accounts.signUp(body, c.get('clientIp')))
      },
    }),
    publicEndpoint({
      method: 'post',
      path: '/api/auth/sign-in',
      body: signIn,
      answer: session,
      status: 200,
      run: async ({ c, body }) => {
        await limit(c, body.email)
        return welcome(c, await accounts.signIn(body, c.get('clientIp')))
      },
    }),
    accountEndpoint({
      method: 'post',
      path: '/api/auth/sign-out',
      run: async ({ c }) => {
        const setCookies = await accounts.signOut(c.req.raw.headers)
        for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
        return null
      },
    }),
    accountEndpoint({
      method: 'get',
      path: '/api/auth/me',
      answer: me,
      run: ({ account, c }) => findMe(account, c.req.header('x-workspace-id')),
    }),
  ]
}
