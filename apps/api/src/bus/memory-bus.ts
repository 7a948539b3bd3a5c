import type { Bus } from './bus'
import { Listeners } from './listeners'

/** For one instance alone. */
export function createMemoryBus(): Bus {
  const listeners = new Listeners()
  return {
    // Later, as from anywhere else: a publisher is never called back before it goes on.
    publish: (channel, message) => queueMicrotask(() => listeners.tell(channel, message)),
    subscribe: (channel, onMessage) => listeners.add(channel, onMessage),
    isConnected: async () => true,
    stop: async () => {},
  }
}
