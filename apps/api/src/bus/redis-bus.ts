import type { Log } from '../lib/log'
import type { RedisConnections } from '../lib/redis'
import type { Bus } from './bus'
import { Listeners } from './listeners'

/** More than this not yet answered: Redis hangs, and what it is told gets old. */
const maxUnanswered = 1_000

/** Exact channels of Redis: an instance hears only what it asked for. */
export function createRedisBus({ commands, subscriber, close }: RedisConnections, log: Log): Bus {
  let unanswered = 0

  const tell = (isWanted: boolean, channel: string) => {
    const told = isWanted ? subscriber.subscribe(channel) : subscriber.unsubscribe(channel)
    // Away: ioredis subscribes to all that is wanted once it is connected again.
    told.catch((error: unknown) => log.debug({ err: error, channel }, 'Redis was not told'))
  }
  const listeners = new Listeners(
    (channel) => tell(true, channel),
    (channel) => tell(false, channel),
  )
  subscriber.on('message', (channel: string, message: string) => listeners.tell(channel, message))

  return {
    publish(channel, message) {
      if (commands.status !== 'ready' || unanswered >= maxUnanswered) return
      unanswered += 1
      commands
        .publish(channel, message)
        .catch((error: unknown) => log.debug({ err: error, channel }, 'A hint was not sent'))
        .finally(() => {
          unanswered -= 1
        })
    },

    subscribe: (channel, onMessage) => listeners.add(channel, onMessage),

    isConnected: () =>
      commands.status === 'ready' && subscriber.status === 'ready'
        ? commands.ping().then(
            () => true,
            () => false,
          )
        : Promise.resolve(false),

    async stop() {
      close()
    },
  }
}
