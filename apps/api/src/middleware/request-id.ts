import { createMiddleware } from 'hono/factory'
import { clientIp } from '../lib/client-ip'
import type { AppEnv } from '../types/context'

const acceptable = /^[A-Za-z0-9._-]{1,100}$/

/** Names the request, with the client's own name for it where that is harmless in a log. */
export const requestId = (trustedProxies: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('x-request-id')
    const id = given && acceptable.test(given) ? given : Bun.randomUUIDv7()
    c.set('requestId', id)
    const forwardedFor = c.req.header('x-forwarded-for') ?? null
    c.set('clientIp', clientIp(c.env.peerAddress, forwardedFor, trustedProxies))
    c.header('X-Request-Id', id)
    await next()
  })
