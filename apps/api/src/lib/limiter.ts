import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** Throws a `RateLimiterRes` when there are no points left. */
export type Limiter = { points: number; consume: (key: string) => Promise<RateLimiterRes> }

const duration = 60

/**
 * So many a minute. With Redis all instances count together, but no request waits for that: this instance
 * decides by what it has counted itself, and learns from Redis a moment later when others used the rest up.
 */
export function createLimiter(name: string, points: number, redis: Redis | null): Limiter {
  const own = new RateLimiterMemory({ points, duration })
  if (!redis) return { points, consume: (key) => own.consume(key) }
  const shared = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `limit:${name}`,
    points,
    duration,
    rejectIfRedisNotReady: true,
  })
  return {
    points,
    consume(key) {
      shared.consume(key).catch((refused: unknown) => {
        // Anything else is a Redis that is away: each instance counts for itself until it is back.
        if (!(refused instanceof RateLimiterRes)) return
        // What is in Redis by mistake shuts nobody out for days.
        void own.block(key, Math.min(Math.ceil(refused.msBeforeNext / 1_000), duration))
      })
      return own.consume(key)
    },
  }
}
