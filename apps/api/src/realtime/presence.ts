import type { PresenceState, PresentUser } from '@nexa/shared/socket'
import type { PresenceStore } from '../bus/presence-store'
import type { Socket } from './connection'
import { PresenceRoom, type PresenceTimes } from './presence-room'
import type { Publish } from './topics'

export type Presence = ReturnType<typeof createPresence>
type PresenceOptions = {
  store: PresenceStore
  publish: Publish
  times?: Partial<PresenceTimes> | undefined
}

export const usualTimes: PresenceTimes = { lingerMs: 3_000, coalesceMs: 100 }

/** Who is in which project and what they look at. Rooms of other kinds know of nobody. */
export function createPresence({ store, publish, times }: PresenceOptions) {
  const rooms = new Map<string, PresenceRoom>()
  let isStopped = false

  const open = (name: string) => {
    const onEmpty = () => void rooms.delete(name)
    const options = { store, publish, times: { ...usualTimes, ...times }, onEmpty }
    const room = new PresenceRoom(name, options)
    rooms.set(name, room)
    return room
  }

  return {
    /** Those who are there, the newcomer included unless it wants to be unseen. */
    enter(socket: Socket, name: string, isUnseen: boolean): PresentUser[] {
      if (isStopped || !name.startsWith('project:')) return []
      return (rooms.get(name) ?? open(name)).enter(socket, isUnseen ? null : personOf(socket))
    },

    /** false: nobody is present in there by this socket. */
    tell: (socket: Socket, name: string, state: PresenceState): boolean =>
      rooms.get(name)?.tell(socket, state) ?? false,

    leave: (socket: Socket, name: string) => rooms.get(name)?.leave(socket),

    expel: (socket: Socket, name: string) => rooms.get(name)?.expel(socket),

    /** Whoever is here is gone for the other instances. */
    async stop(): Promise<void> {
      isStopped = true
      for (const room of rooms.values()) room.stop()
      rooms.clear()
      await store.stop()
    },
  }
}

/** null: a program. */
const personOf = ({ data }: Socket) =>
  data.account?.actor.type === 'user' ? data.account.actor.userId : null
