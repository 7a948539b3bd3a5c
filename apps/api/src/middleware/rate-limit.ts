import { clerkOperations } from '@nexa/shared/clerk-operations'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Redis } from 'ioredis'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../lib/client-ip'
import { ApiError } from '../lib/errors'
import { createLimiter, type Limiter } from '../lib/limiter'
import type { AppEnv } from '../types/context'

export type RateLimits = { anonymous: number; user: number; workspace: number }

const webhookPath = clerkOperations.receiveClerkWebhook.path

/** What all instances count in; null: this is the only one. */
type Shared = Redis | null

/** Requests a minute; 0 is no limit. */
const perMinute = (name: string, points: number, shared: Shared): Limiter | null =>
  points === 0 ? null : createLimiter(name, points, shared)

/**
 * Who is signed in has a limit of their own; all others share one per address. Clerk's deliveries, thousands
 * a minute when many people are imported, are known by their signature: those without one are counted.
 */
export function limitRequests({ anonymous, user }: Omit<RateLimits, 'workspace'>, shared: Shared) {
  const forAnonymous = perMinute('anonymous', anonymous, shared)
  const forUsers = perMinute('user', user, shared)
  return createMiddleware<AppEnv>(async (c, next) => {
    const account = c.get('account')
    const countAnonymous = () => consume(c, forAnonymous, networkOf(c.get('clientIp')))
    if (!account && c.req.path === webhookPath) {
      await next()
      if (!c.get('isSigned')) await countAnonymous()
      return
    }
    if (account) await consume(c, forUsers, account.actor.userId)
    else await countAnonymous()
    await next()
  })
}

/** Stands behind `requireWorkspace`. */
export function limitWorkspace(points: number, shared: Shared) {
  const limit = perMinute('workspace', points, shared)
  return createMiddleware<AppEnv>(async (c, next) => {
    const scope = c.get('scope')
    if (scope) await consume(c, limit, scope.workspaceId)
    await next()
  })
}

/** Guessing passwords is slow: a few tries a minute for an address, and for an email from anywhere. */
export function limitAttempts(name: string, points: number, shared: Shared) {
  const limit = perMinute(name, points, shared)
  return (c: Context<AppEnv>, key: string) => consume(c, limit, key)
}

async function consume(c: Context<AppEnv>, limit: Limiter | null, key: string): Promise<void> {
  if (!limit) return
  const { state, isRefused } = await limit.consume(key).then(
    (passed) => ({ state: passed, isRefused: false }),
    (refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return { state: refused, isRefused: true }
    },
  )
  const resetSeconds = Math.ceil(state.msBeforeNext / 1_000)
  // Several limits count one request: the client is told of the one it will run into first.
  if (
    isRefused ||
    state.remainingPoints < (c.get('remainingRequests') ?? Number.POSITIVE_INFINITY)
  ) {
    c.set('remainingRequests', state.remainingPoints)
    c.header('X-RateLimit-Limit', String(limit.points))
    c.header('X-RateLimit-Remaining', String(state.remainingPoints))
    c.header('X-RateLimit-Reset', String(resetSeconds))
  }
  if (isRefused) {
    const message = `Too many requests: try again in ${resetSeconds} seconds`
    throw new ApiError('RATE_LIMITED', message, undefined, resetSeconds)
  }
}
