import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Log } from '../lib/log'
import type { AppEnv } from '../types/context'

/** One line per request. The route's pattern, never the path or query: they can hold tokens. */
export const logRequests = (log: Log) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now()
    await next()
    log.info({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
      userId: c.get('account')?.actor.userId,
      workspaceId: c.get('scope')?.workspaceId,
    })
  })
