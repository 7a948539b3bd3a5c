import type { ControlFrame, PresenceState } from '@nexa/shared/socket'
import { FollowedRoom, type Position, type RoomListener } from './followed-room'
import { type LinkOptions, LiveLink } from './live-link'
import type { ServerFrame } from './live-socket'
import type { LiveReason, LiveState, LiveStatus } from './live-status'
import { OwnPresence } from './own-presence'

export type LiveOptions = LinkOptions

/** One socket for any number of rooms. It connects again by itself and resumes every room where it was. */
export class LiveConnection {
  private readonly rooms = new Map<string, FollowedRoom>()
  private readonly presence = new OwnPresence((frame) => this.link.send(frame))
  private readonly link: LiveLink

  constructor(options: LiveOptions) {
    this.link = new LiveLink(options, {
      onLive: () => this.enterAll(),
      onFrame: (frame) => this.receive(frame),
      onClosed: (reason) => this.endAll(reason),
    })
  }

  get status(): LiveStatus {
    return this.link.status
  }

  get state(): LiveState {
    return this.status.state
  }

  /**
   * Returns what ends it. `since`: where the content that was loaded stands; null: it does not tell, and
   * `onReload` is called on entering. A room has one follower.
   */
  follow(room: string, since: Position | null, listener: RoomListener): () => void {
    this.rooms.get(room)?.stop()
    const followed = new FollowedRoom(room, since, listener, (from) => this.subscribe(room, from))
    this.rooms.set(room, followed)
    this.subscribe(room, since)
    return () => {
      followed.stop()
      if (this.rooms.get(room) !== followed) return
      this.forget(room)
      this.link.send({ type: 'unsubscribe', room })
    }
  }

  /** Tells the others in a followed room where this page's user is, such as `{taskId}`. */
  present(room: string, state: PresenceState): void {
    if (this.rooms.has(room)) this.presence.present(room, state)
  }

  /** For who does not want to wait for the next attempt. */
  retryNow(): void {
    this.link.retryNow()
  }

  close(): void {
    this.link.close('closed')
  }

  private enterAll(): void {
    this.presence.reconnect()
    for (const room of this.rooms.values()) this.subscribe(room.name, room.since)
  }

  private endAll(reason: LiveReason): void {
    for (const room of [...this.rooms.values()]) {
      if (reason === 'closed') room.stop()
      else room.end(reason)
    }
    this.rooms.clear()
  }

  private receive(frame: ServerFrame): void {
    if ('seq' in frame) this.rooms.get(frame.room)?.take(frame)
    else this.control(frame)
  }

  private control(frame: ControlFrame): void {
    if (frame.type === 'subscribed') {
      this.presence.enter(frame.room)
      this.rooms.get(frame.room)?.admit(frame)
    } else if (frame.type === 'presence') {
      this.rooms.get(frame.room)?.showPresent(frame.users, frame.partial === true)
    } else if (frame.type === 'reset') this.rooms.get(frame.room)?.reset()
    else if (frame.type === 'unsubscribed') {
      // What we asked for ourselves says nothing of who followed the room anew since.
      if (frame.reason !== 'requested') this.end(frame.room, frame.reason)
    } else if (frame.type === 'error' && frame.ref !== undefined) {
      if (frame.code === 'UNAVAILABLE') this.rooms.get(frame.ref)?.askAgain()
      else if (isEnd(frame.code)) this.end(frame.ref, frame.code)
    } else if (frame.type === 'heartbeat') {
      for (const [room, head] of Object.entries(frame.heads)) this.rooms.get(room)?.compare(head)
    }
  }

  private end(name: string, reason: string): void {
    const room = this.rooms.get(name)
    this.forget(name)
    room?.end(reason)
  }

  private forget(room: string): void {
    this.rooms.delete(room)
    this.presence.leave(room)
  }

  private subscribe(room: string, since: Position | null): void {
    const isUnseen = this.rooms.get(room)?.isUnseen
    const frame = { type: 'subscribe', room, ...(since && { since }) } as const
    this.link.send(isUnseen ? { ...frame, unseen: true } : frame)
  }
}

const isEnd = (code: string) => code === 'NOT_FOUND' || code === 'TOO_MANY_ROOMS'
