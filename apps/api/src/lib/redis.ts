import { Redis } from 'ioredis'
import type { Log } from './log'

export type RedisConnections = {
  commands: Redis
  /** Can do nothing but listen. */
  subscriber: Redis
  close: () => void
}

const commandTimeoutMs = 500
const longestRetryMs = 2_000
const pingMs = 5_000

/** Two connections to one Redis. Both connect again by themselves for as long as it takes. */
export function openRedis(url: string, log: Log): RedisConnections {
  const retryStrategy = (attempt: number) => Math.min(attempt * 100, longestRetryMs)
  const commands = new Redis(url, {
    // A request must not wait for a Redis that is away or hangs.
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    enableAutoPipelining: true,
    connectionName: 'nexa-commands',
    retryStrategy,
  })
  const subscriber = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: 2_000,
    connectionName: 'nexa-subscriber',
    retryStrategy,
  })
  let isAway = false
  const say = (isAwayNow: boolean, error?: unknown) => {
    if (isAway === isAwayNow) return
    isAway = isAwayNow
    if (isAway) log.warn({ err: error }, 'Redis is away: instances tell each other more slowly')
    else log.info('Redis is back')
  }
  for (const connection of [commands, subscriber]) {
    connection.on('error', (error: unknown) => say(true, error))
  }
  commands.on('ready', () => say(false))

  // A connection to a machine that vanished says nothing by itself.
  const timer = setInterval(() => {
    for (const connection of [commands, subscriber]) keepAlive(connection)
  }, pingMs)

  return {
    commands,
    subscriber,
    close() {
      clearInterval(timer)
      commands.disconnect()
      subscriber.disconnect()
    },
  }
}

function keepAlive(connection: Redis): void {
  if (connection.status !== 'ready') return
  const timer = setTimeout(() => connection.disconnect(true), pingMs)
  connection
    .ping()
    .catch(() => {})
    .finally(() => clearTimeout(timer))
}
