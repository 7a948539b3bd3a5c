import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Log } from '../lib/log'
import type { Metrics } from '../lib/metrics'
import type { AppEnv } from '../types/context'

/** One line per request, and its figures. The route's pattern, never the path or query: they can hold tokens. */
export const logRequests = (log: Log, metrics: Metrics) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now()
    await next()
    const { method } = c.req
    const { status } = c.res
    const route = routePath(c, -1)
    const durationMs = Math.round((performance.now() - start) * 10) / 10
    metrics.requestAnswered({ method, route, status, durationMs })
    // Whoever balances loads asks every second or so.
    const isRoutine = status < 400 && route.startsWith('/health')
    log[isRoutine ? 'debug' : 'info']({
      requestId: c.get('requestId'),
      method,
      route,
      status,
      durationMs,
      userId: c.get('account')?.actor.userId,
      workspaceId: c.get('scope')?.workspaceId,
    })
  })
