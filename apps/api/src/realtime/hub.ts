import type { Database } from '@nexa/db/client'
import type { Bus } from '../bus/bus'
import type { Log } from '../lib/log'
import { readHeads, readStream } from '../services/event/list-changes'
import type { StreamHead } from '../services/scope'
import { Room, type StreamState } from './room'
import type { Publish } from './topics'

export type Hub = ReturnType<typeof createHub>
export type HubOptions = { db: Database; bus: Bus; publish: Publish; log: Log }

export const pollMs = 1_000

/** Where instances tell each other that a room moved on. */
const channelOf = (room: string) => room.replace(/^project:/, 'task:')

type Watched = { room: Room | null; onHead: ((head: number) => void) | null; end: () => void }

/**
 * The rooms this instance has subscribers in. A commit only says how far its stream got: what happened is
 * then read from the log, in order, so nothing can be lost, doubled or swapped on the way here.
 */
export function createHub({ db, bus, publish, log }: HubOptions) {
  /** By the room's name: its subscribers, and who else wants to know how far it is. */
  const streams = new Map<string, Watched>()
  let polling: Promise<Map<string, StreamState>> | null = null

  const read = (streamId: string, since: number, limit: number) =>
    readStream(db, streamId, since, limit)

  const say = (room: string) => (error: unknown) => {
    // The poller tries again: a database that is away loses no event.
    log.warn({ err: error, room }, 'Events could not be read')
  }

  const reached = (room: string, head: number) => {
    const stream = streams.get(room)
    stream?.room?.advance(head).catch(say(room))
    stream?.onHead?.(head)
  }

  const open = (name: string): Watched => {
    const known = streams.get(name)
    if (known) return known
    const end = bus.subscribe(channelOf(name), (message) => {
      const head = Number(message)
      if (Number.isSafeInteger(head)) reached(name, head)
    })
    const opened: Watched = { room: null, onHead: null, end }
    streams.set(name, opened)
    return opened
  }

  const closeUnused = (name: string, { room, onHead, end }: Watched) => {
    if (room || onHead) return
    streams.delete(name)
    end()
  }

  /** States of all rooms and watched streams in the database. Finds what no commit told us of. */
  async function poll(): Promise<Map<string, StreamState>> {
    const before = new Map([...streams].map(([name, { room }]) => [name, room?.position ?? null]))
    if (before.size === 0) return new Map()
    const ids = [...before.keys()].map((name) => name.slice(name.indexOf(':') + 1))
    const found = await readHeads(db, [...new Set(ids)])
    for (const [name, state] of found) {
      const stream = streams.get(name)
      stream?.room?.compare(state, before.get(name) ?? null).catch(say(name))
      stream?.onHead?.(state.head)
    }
    return found
  }

  /** One at a time: a slow database is not asked again before it answers. */
  const pollOnce = () => {
    polling ??= poll().finally(() => {
      polling = null
    })
    return polling
  }

  const timer = setInterval(() => {
    pollOnce().catch((error: unknown) => log.warn({ err: error }, 'Stream heads could not be read'))
  }, pollMs)

  return {
    onCommitted(heads: readonly StreamHead[]): void {
      for (const { room, seq } of heads) {
        reached(room, seq)
        bus.publish(channelOf(room), String(seq))
      }
    },

    poll: pollOnce,

    countRooms: () => [...streams.values()].filter(({ room }) => room).length,

    /** For a commit we were told of while the first subscriber's read was under way. */
    catchUp: (room: Room) => void room.advance(0).catch(say(room.name)),

    /** Sends the room what happened up to now. */
    async settle(name: string): Promise<void> {
      const room = streams.get(name)?.room
      const before = room?.position ?? null
      const state = room && (await readHeads(db, [room.streamId])).get(name)
      if (state) await room.compare(state, before)
    },

    /** The room, opened for one more subscriber: `leave` is due for each. */
    enter(name: string): Room {
      const stream = open(name)
      const room = stream.room ?? new Room(name, read, publish)
      stream.room = room
      room.subscribers += 1
      return room
    },

    leave(name: string): void {
      const stream = streams.get(name)
      if (!stream?.room) return
      stream.room.subscribers -= 1
      if (stream.room.subscribers === 0) stream.room = null
      closeUnused(name, stream)
    },

    /** Calls `onHead` with every number that the room's stream reaches; some come twice, or late. */
    watch(name: string, onHead: (head: number) => void): void {
      open(name).onHead = onHead
    },

    unwatch(name: string): void {
      const stream = streams.get(name)
      if (!stream) return
      stream.onHead = null
      closeUnused(name, stream)
    },

    stop: () => clearInterval(timer),
  }
}
