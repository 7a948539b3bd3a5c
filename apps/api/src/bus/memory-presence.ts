import { mergeUsers, type PresenceStore, type StoredRoom, type Told } from './presence-store'

type OpenRoom = { users: Map<string, Told>; onChange: () => void }

/** For one instance alone. Those that share `rooms` are to each other as several instances. */
export function createMemoryPresence(rooms = new Map<string, Set<OpenRoom>>()): PresenceStore {
  const own = new Set<StoredRoom>()

  function open(projectId: string, onChange: () => void): StoredRoom {
    const room: OpenRoom = { users: new Map(), onChange }
    const all = rooms.get(projectId) ?? new Set()
    rooms.set(projectId, all.add(room))
    const changed = () => {
      for (const { onChange: tell } of [...all]) tell()
    }
    const stored: StoredRoom = {
      set(userId, told) {
        room.users.set(userId, told)
        changed()
      },
      remove(userId) {
        if (room.users.delete(userId)) changed()
      },
      list: () => ({
        users: mergeUsers([...all].flatMap(({ users }) => [...users])),
        isPartial: false,
      }),
      close() {
        own.delete(stored)
        all.delete(room)
        if (all.size === 0 && rooms.get(projectId) === all) rooms.delete(projectId)
        changed()
      },
    }
    own.add(stored)
    return stored
  }

  return {
    open,
    async stop() {
      for (const room of [...own]) room.close()
    },
  }
}
