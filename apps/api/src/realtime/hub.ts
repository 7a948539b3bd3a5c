import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { readHeads, readStream } from '../services/event/list-changes'
import type { StreamHead } from '../services/scope'
import { type Publish, Room } from './room'

export type Hub = ReturnType<typeof createHub>

const pollMs = 1_000

/**
 * The rooms this instance has subscribers in. A commit only says how far its stream got: what happened is
 * then read from the log, in order, so nothing can be lost, doubled or swapped on the way here.
 */
export function createHub({ db, publish, log }: { db: Database; publish: Publish; log: Log }) {
  const rooms = new Map<string, Room>()
  const watchers = new Map<string, (head: number) => void>()

  const read = (streamId: string, since: number, limit: number) =>
    readStream(db, streamId, since, limit)

  const advance = (room: Room, head: number) => {
    room.advance(head).catch((error: unknown) => {
      // The poller tries again: a database that is away loses no event.
      log.warn({ err: error, room: room.name }, 'Events could not be read')
    })
  }

  const onCommitted = (heads: readonly StreamHead[]) => {
    for (const { streamId, seq } of heads) {
      const room = rooms.get(streamId)
      if (room) advance(room, seq)
      watchers.get(streamId)?.(seq)
    }
  }

  /** Heads of all rooms and watched streams as the database has them. Finds what no commit told us of. */
  const poll = async (): Promise<Map<string, number>> => {
    const streamIds = [...rooms.keys(), ...watchers.keys()]
    const heads = streamIds.length === 0 ? new Map() : await readHeads(db, streamIds)
    for (const [streamId, head] of heads) {
      const room = rooms.get(streamId)
      if (room) advance(room, head)
      watchers.get(streamId)?.(head)
    }
    return heads
  }

  const timer = setInterval(() => {
    poll().catch((error: unknown) => log.warn({ err: error }, 'Stream heads could not be read'))
  }, pollMs)

  return {
    onCommitted,
    poll,
    countRooms: () => rooms.size,

    /** For a commit we were told of while the first subscriber's read was under way. */
    catchUp: (room: Room) => advance(room, 0),

    /** The room, opened for one more subscriber: `leave` is due for each. */
    enter(name: string): Room {
      const streamId = streamIdOf(name)
      const room = rooms.get(streamId) ?? new Room(name, streamId, read, publish)
      rooms.set(streamId, room)
      room.subscribers += 1
      return room
    },

    leave(name: string): void {
      const streamId = streamIdOf(name)
      const room = rooms.get(streamId)
      if (!room) return
      room.subscribers -= 1
      if (room.subscribers === 0) rooms.delete(streamId)
    },

    /** Calls `onHead` with every number that the stream reaches; some come twice, or late. */
    watch(streamId: string, onHead: (head: number) => void): void {
      watchers.set(streamId, onHead)
    },

    unwatch(streamId: string): void {
      watchers.delete(streamId)
    },

    stop: () => clearInterval(timer),
  }
}

export const streamIdOf = (room: string) => room.slice(room.indexOf(':') + 1)
