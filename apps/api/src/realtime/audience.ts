import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { listRights, type Rights } from '../services/member/list-rights'
import type { RoomScope } from '../services/scope'
import { type RoomPlace, type Socket, sendFrame } from './connection'
import type { Hub } from './hub'
import type { Presence } from './presence'
import { topicOf } from './topics'

/** The sockets that hear rooms of one workspace. */
type Listeners = {
  sockets: Set<Socket>
  /** Where the workspace's stream was when nobody among them had lost the right to listen. */
  checkedAt: number
  /** Where it is, by what was told during the check under way. */
  told: Set<number>
  isChecking: boolean
}

export type Audience = ReturnType<typeof createAudience>
export type AudienceOptions = {
  db: Database
  hub: Hub
  presence: Presence
  log: Log
  recheckMs: number
}

/**
 * Who hears what on this instance, and whether they still may. That is asked on entering, and again when the
 * workspace's stream is said to be elsewhere: whatever happens to its members and projects is written in it.
 * Where it really is, only the database says: a number may be untrue, or of before a backup was restored.
 */
export function createAudience({ db, hub, presence, log, recheckMs }: AudienceOptions) {
  const workspaces = new Map<string, Listeners>()

  function admit(socket: Socket, room: string, scope: RoomScope): void {
    const { workspaceId, checkedAt, role } = scope
    listen(socket, room, { workspaceId, topic: topicOf(room, role) })
    // A person's own room is theirs for as long as they are signed in.
    if (workspaceId === null) return
    const listeners = workspaces.get(workspaceId) ?? open(workspaceId, checkedAt)
    listeners.sockets.add(socket)
    // Its right may have been read before the others' were, or after.
    hear(workspaceId, checkedAt)
  }

  function listen(socket: Socket, room: string, place: RoomPlace): void {
    const before = socket.data.rooms.get(room)
    if (before?.topic !== place.topic) {
      if (before) socket.unsubscribe(before.topic)
      socket.subscribe(place.topic)
    }
    socket.data.rooms.set(room, place)
  }

  function open(workspaceId: string, checkedAt: number): Listeners {
    const told = new Set<number>()
    const listeners = { sockets: new Set<Socket>(), checkedAt, told, isChecking: false }
    workspaces.set(workspaceId, listeners)
    hub.watch(`workspace:${workspaceId}`, (head) => hear(workspaceId, head))
    return listeners
  }

  function leave(socket: Socket, room: string): void {
    presence.leave(socket, room)
    remove(socket, room)
  }

  function remove(socket: Socket, room: string): void {
    const { rooms } = socket.data
    const place = rooms.get(room)
    if (!place) return
    rooms.delete(room)
    socket.unsubscribe(place.topic)
    hub.leave(room)
    const { workspaceId } = place
    if (workspaceId === null) return
    if ([...rooms.values()].some((other) => other.workspaceId === workspaceId)) return
    const listeners = workspaces.get(workspaceId)
    listeners?.sockets.delete(socket)
    if (listeners?.sockets.size !== 0) return
    workspaces.delete(workspaceId)
    hub.unwatch(`workspace:${workspaceId}`)
  }

  function hear(workspaceId: string, head: number): void {
    const listeners = workspaces.get(workspaceId)
    if (!listeners) return
    if (listeners.isChecking) listeners.told.add(head)
    else if (head !== listeners.checkedAt) check(workspaceId, listeners)
  }

  function check(workspaceId: string, listeners: Listeners): void {
    if (listeners.isChecking) return
    listeners.isChecking = true
    checkAll(workspaceId, listeners)
      .catch((error: unknown) => {
        // The poller tells us the head again in a second.
        listeners.checkedAt = -1
        log.warn({ err: error, workspaceId }, 'Subscriptions could not be checked')
      })
      .finally(() => {
        listeners.isChecking = false
      })
  }

  async function checkAll(workspaceId: string, listeners: Listeners): Promise<void> {
    do {
      // Who enters during the read is not judged by it, and tells what it was admitted by.
      listeners.told.clear()
      const asked = [...listeners.sockets].map((socket) => ({
        socket,
        rooms: roomsIn(socket, workspaceId),
      }))
      const rights = await listRights(db, workspaceId, {
        userIds: asked.flatMap(({ socket }) => userIdOf(socket) ?? []),
        projectIds: [...new Set(asked.flatMap(({ rooms }) => rooms.flatMap(projectIdOf)))],
      })
      for (const { socket, rooms } of asked) {
        if (!roleOf(socket, rights)) for (const room of rooms) expel(socket, room, 'forbidden')
      }
      const gone = asked.flatMap(({ rooms }) => rooms.filter((room) => !isThere(room, rights)))
      // Who was in a project that is deleted now hears of the deletion.
      for (const room of new Set(gone)) await hub.settle(room)
      for (const { socket, rooms } of asked) {
        for (const room of rooms) judge(socket, room, rights)
      }
      listeners.checkedAt = rights.head
    } while (listeners.sockets.size > 0 && [...listeners.told].some(isNotAt(listeners)))
  }

  function judge(socket: Socket, room: string, rights: Rights): void {
    const place = socket.data.rooms.get(room)
    const role = roleOf(socket, rights)
    if (!place || !role) return
    if (isThere(room, rights)) listen(socket, room, { ...place, topic: topicOf(room, role) })
    else expel(socket, room, 'deleted')
  }

  function expel(socket: Socket, room: string, reason: string): void {
    if (!socket.data.rooms.has(room)) return
    presence.expel(socket, room)
    remove(socket, room)
    sendFrame(socket, { type: 'unsubscribed', room, reason })
  }

  // For what no stream tells of, such as a membership that was removed in the database itself.
  const timer = setInterval(() => {
    for (const [workspaceId, listeners] of workspaces) check(workspaceId, listeners)
  }, recheckMs)

  return { admit, leave, stop: () => clearInterval(timer) }
}

const isNotAt =
  ({ checkedAt }: Listeners) =>
  (head: number) =>
    head !== checkedAt

const userIdOf = ({ data }: Socket) => data.account?.actor.userId

const roleOf = (socket: Socket, { roles }: Rights) => roles[userIdOf(socket) ?? '']

const roomsIn = ({ data }: Socket, workspaceId: string) =>
  [...data.rooms].filter(([, place]) => place.workspaceId === workspaceId).map(([room]) => room)

const isThere = (room: string, { projectIds }: Rights) =>
  projectIdOf(room).every((id) => projectIds.includes(id))

const projectIdOf = (room: string) =>
  room.startsWith('project:') ? [room.slice('project:'.length)] : []
