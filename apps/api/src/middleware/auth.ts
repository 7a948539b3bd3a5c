import { createMiddleware } from 'hono/factory'
import type { Identities } from '../identity/identities'
import type { AllowedOrigins } from '../lib/allowed-origins'
import { Forbidden, Unauthorized } from '../lib/errors'
import { accountScope, type ScopeBase } from '../services/scope'
import type { AppEnv } from '../types/context'

type AuthOptions = ScopeBase & {
  identities: Identities
  isAllowedOrigin: AllowedOrigins
}

/** Finds out who asks. What is open to whom, the routes say. */
export const authenticate = ({ identities, isAllowedOrigin, ...base }: AuthOptions) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const { identity, setCookies, isCookie } = await identities.identify(c.req.raw.headers)
    if (identity) {
      const origin = c.req.header('origin')
      // A browser sends the cookie along with a foreign page's request too, but then it names the page.
      if (isCookie && isWrite(c.req.method) && origin && !isAllowedOrigin(origin, c.req.url)) {
        throw new Forbidden('This page may not use your session: add its origin to CORS_ORIGIN')
      }
      c.set('account', accountScope(base, identity.actor))
    }
    await next()
    for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
  })

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

export const requireAccount = createMiddleware<AppEnv>(async (c, next) => {
  const account = c.get('account')
  if (!account) throw new Unauthorized()
  if (account.actor.type === 'api_token' && account.actor.isReadOnly && isWrite(c.req.method)) {
    throw new Forbidden('This token may only read')
  }
  await next()
})

/** What belongs to a person's account: a program with their token must not change it or make itself another. */
export const requirePerson = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get('account')?.actor.type !== 'user') {
    throw new Forbidden('An API token may not do this: sign in with your account')
  }
  await next()
})
