import type { Log } from '../lib/log'
import { openRedis } from '../lib/redis'
import { createMemoryBus } from './memory-bus'
import { createMemoryPresence } from './memory-presence'
import { createRedisBus } from './redis-bus'
import { createRedisPresence, type PresenceStoreTimes } from './redis-presence'

export type BusOptions = {
  /** null: there is no other instance. */
  redisUrl: string | null
  log: Log
  times?: Partial<PresenceStoreTimes> | undefined
}

/** What instances tell each other by, all over one Redis or all in this process. */
export function openBus({ redisUrl, log, times }: BusOptions) {
  if (redisUrl === null) {
    return { bus: createMemoryBus(), presenceStore: createMemoryPresence(), redis: null }
  }
  const redis = openRedis(redisUrl, log)
  const bus = createRedisBus(redis, log)
  const presenceStore = createRedisPresence({ redis, bus, log, times })
  return { bus, presenceStore, redis: redis.commands }
}
