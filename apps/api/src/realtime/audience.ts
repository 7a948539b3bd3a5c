import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { listMembersAmong, type MembersAmong } from '../services/member/list-members-among'
import type { RoomScope } from '../services/scope'
import { type Socket, sendFrame } from './connection'
import type { Hub } from './hub'

/** The sockets that hear rooms of one workspace. */
type Listeners = {
  sockets: Set<Socket>
  /** How far the workspace's stream is, as far as we were told. */
  head: number
  /** Up to here nobody among them has lost the right to listen. */
  checkedAt: number
  isChecking: boolean
}

export type Audience = ReturnType<typeof createAudience>
export type AudienceOptions = { db: Database; hub: Hub; log: Log; recheckMs: number }

/**
 * Who hears what on this instance, and whether they still may. That is asked on entering, and again when the
 * workspace's stream moves on from there: whatever happens to its members is written in it.
 */
export function createAudience({ db, hub, log, recheckMs }: AudienceOptions) {
  const workspaces = new Map<string, Listeners>()

  function admit(socket: Socket, room: string, { workspaceId, checkedAt }: RoomScope): void {
    socket.data.rooms.set(room, workspaceId)
    const listeners = workspaces.get(workspaceId) ?? open(workspaceId, checkedAt)
    listeners.sockets.add(socket)
    listeners.checkedAt = Math.min(listeners.checkedAt, checkedAt)
    // Its right was read before something that we heard of since.
    advance(workspaceId, listeners.head)
  }

  function open(workspaceId: string, head: number): Listeners {
    const listeners = { sockets: new Set<Socket>(), head, checkedAt: head, isChecking: false }
    workspaces.set(workspaceId, listeners)
    hub.watch(workspaceId, (reached) => advance(workspaceId, reached))
    return listeners
  }

  function leave(socket: Socket, room: string): void {
    const { rooms } = socket.data
    const workspaceId = rooms.get(room)
    if (workspaceId === undefined) return
    rooms.delete(room)
    hub.leave(room)
    if ([...rooms.values()].includes(workspaceId)) return
    const listeners = workspaces.get(workspaceId)
    listeners?.sockets.delete(socket)
    if (listeners?.sockets.size !== 0) return
    workspaces.delete(workspaceId)
    hub.unwatch(workspaceId)
  }

  function advance(workspaceId: string, head: number): void {
    const listeners = workspaces.get(workspaceId)
    if (!listeners) return
    listeners.head = Math.max(listeners.head, head)
    if (listeners.head > listeners.checkedAt) check(workspaceId, listeners)
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
      // Who enters during the read is not judged by it, and lowers this to what it was admitted by.
      const asked = [...listeners.sockets]
      listeners.checkedAt = Number.POSITIVE_INFINITY
      const userIds = asked.flatMap(({ data }) => data.account?.actor.userId ?? [])
      const members = await listMembersAmong(db, workspaceId, userIds)
      for (const socket of asked) {
        if (!isMember(socket, members)) expel(socket, workspaceId)
      }
      listeners.checkedAt = Math.min(listeners.checkedAt, members.head)
    } while (listeners.sockets.size > 0 && listeners.checkedAt < listeners.head)
  }

  function expel(socket: Socket, workspaceId: string): void {
    for (const [room, owner] of [...socket.data.rooms]) {
      if (owner !== workspaceId) continue
      socket.unsubscribe(room)
      leave(socket, room)
      sendFrame(socket, { type: 'unsubscribed', room, reason: 'forbidden' })
    }
  }

  // For what no stream tells of, such as a membership that was removed in the database itself.
  const timer = setInterval(() => {
    for (const [workspaceId, listeners] of workspaces) check(workspaceId, listeners)
  }, recheckMs)

  return { admit, leave, stop: () => clearInterval(timer) }
}

const isMember = ({ data }: Socket, { userIds }: MembersAmong) =>
  data.account !== null && userIds.includes(data.account.actor.userId)
