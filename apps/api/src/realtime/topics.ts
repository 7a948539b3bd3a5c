import { permissionToSee, type StreamEvent } from '@nexa/shared/event'
import { hasPermission, type Role } from '@nexa/shared/permissions'
import type { ControlFrame } from '@nexa/shared/socket'

type RoomFrame = StreamEvent | Extract<ControlFrame, { type: 'reset' | 'presence' }>

/** Sends a frame to every socket of its room, to each as far as it may see it. */
export type Publish = (frame: RoomFrame) => void

/** Every role that may not see everything shares one topic: there is one permission that some lack. */
const limited = (room: string) => `${room} limited`

/** The one topic of a room that a socket listens to. */
export const topicOf = (room: string, role: Role) =>
  hasPermission(role, 'workspace:invite') ? room : limited(room)

export function publishTo(send: (topic: string, text: string) => void): Publish {
  return (frame) => {
    const text = JSON.stringify(frame)
    send(frame.room, text)
    send(limited(frame.room), isLimited(frame) ? JSON.stringify(hidden(frame)) : text)
  }
}

/** An event as a role may see it. */
export function visibleTo(role: Role, event: StreamEvent): StreamEvent {
  const needed = permissionToSee(event)
  return needed === null || hasPermission(role, needed) ? event : hidden(event)
}

const isLimited = (frame: RoomFrame): frame is StreamEvent =>
  'seq' in frame && permissionToSee(frame) !== null

const hidden = ({ room, epoch, seq }: StreamEvent): StreamEvent => ({
  type: 'hidden',
  room,
  epoch,
  seq,
})
