import type { Log } from '../lib/log'
import type { RedisConnections } from '../lib/redis'
import type { Bus } from './bus'
import { holdLease } from './instance-lease'
import type { PresenceStore } from './presence-store'
import { RedisPresenceRoom } from './redis-presence-room'

/** A crashed instance's users are gone `leaseMs + lookMs` later. */
export type PresenceStoreTimes = { leaseMs: number; renewMs: number; lookMs: number }

export const usualTimes: PresenceStoreTimes = { leaseMs: 15_000, renewMs: 5_000, lookMs: 10_000 }
const keepMs = 60_000

type RedisPresenceOptions = {
  redis: RedisConnections
  bus: Bus
  log: Log
  times?: Partial<PresenceStoreTimes> | undefined
}

type Entry = { room: RedisPresenceRoom; endListening: () => void }

/** Shared by all instances on one Redis. */
export function createRedisPresence({
  redis,
  bus,
  log,
  times,
}: RedisPresenceOptions): PresenceStore {
  const { lookMs, ...leaseTimes } = { ...usualTimes, ...times }
  const { commands, subscriber } = redis
  const entries = new Map<string, Entry>()

  const syncAll = () => {
    for (const { room } of entries.values()) room.sync()
  }
  const lease = holdLease({
    commands,
    times: leaseTimes,
    log,
    onHeld: syncAll,
    onLost() {
      for (const { room } of entries.values()) room.lose()
    },
  })

  /** Calls back once what was subscribed before is heard: a change until then tells nobody. */
  const onceHearing = (look: () => void) => {
    if (subscriber.status === 'ready') subscriber.ping().then(look, () => {})
  }
  const hearAgain = () => onceHearing(syncAll)
  subscriber.on('ready', hearAgain)
  const timer = setInterval(syncAll, lookMs)

  function enter(projectId: string): Entry {
    const channel = `presence:${projectId}`
    const room = new RedisPresenceRoom(projectId, {
      commands,
      lease,
      log,
      keepMs,
      announce: () => bus.publish(channel, lease.instanceId),
      onClosed() {
        entries.get(projectId)?.endListening()
        entries.delete(projectId)
      },
    })
    const endListening = bus.subscribe(channel, (instanceId) => {
      if (instanceId !== lease.instanceId) room.sync()
    })
    const entry = { room, endListening }
    entries.set(projectId, entry)
    return entry
  }

  return {
    open(projectId, onChange) {
      const { room } = entries.get(projectId) ?? enter(projectId)
      room.open(onChange)
      onceHearing(room.sync)
      return room
    },

    async stop() {
      clearInterval(timer)
      subscriber.off('ready', hearAgain)
      const rooms = [...entries.values()].map(({ room }) => room.withdraw())
      const all = await Promise.allSettled([...rooms, lease.stop()])
      // The lease ends by itself, and with it what we wrote.
      for (const one of all)
        if (one.status === 'rejected') log.debug({ err: one.reason }, 'Redis was not told')
      for (const { endListening } of entries.values()) endListening()
      entries.clear()
    },
  }
}
