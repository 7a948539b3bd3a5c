import type { ClientFrame } from '@nexa/shared/socket'
import { closeCodes } from '@nexa/shared/socket'
import { ApiError } from '../lib/errors'
import type { Log } from '../lib/log'
import { canResume } from '../services/event/list-changes'
import { type AccountScope, type Actor, openRoomScope } from '../services/scope'
import type { Audience } from './audience'
import { type SignedIn, type Socket, sendFrame } from './connection'
import type { Hub } from './hub'
import type { Presence } from './presence'
import { visibleTo } from './topics'

export const limits = { maxFrameBytes: 64 * 1024, maxRooms: 50 }

export type FrameOptions = {
  hub: Hub
  audience: Audience
  presence: Presence
  log: Log
  /** Who a token belongs to; null: nobody. */
  identify: (token: string) => Promise<SignedIn | null>
  /** After somebody signed in, also once more. Ends the socket of whoever may not. */
  onSignedIn: (socket: Socket, signedIn: SignedIn) => void
}

type SubscribeFrame = Extract<ClientFrame, { type: 'subscribe' }>
type PresenceFrame = Extract<ClientFrame, { type: 'presence' }>

export async function answerFrame(
  socket: Socket,
  frame: ClientFrame,
  options: FrameOptions,
): Promise<void> {
  if (frame.type === 'ping') return sendFrame(socket, { type: 'pong' })
  if (frame.type === 'auth') return signIn(socket, frame.token, options)
  const { account } = socket.data
  if (!account) return sendError(socket, 'UNAUTHORIZED', 'Send an auth frame first', frame.room)
  if (frame.type === 'presence') return tellPresence(socket, frame, options)
  if (frame.type === 'unsubscribe') return unsubscribe(socket, frame.room, options)
  return subscribe(socket, account, frame, options)
}

export function welcome(socket: Socket, { actor }: AccountScope): void {
  const { id: connectionId, authTimer } = socket.data
  if (authTimer) clearTimeout(authTimer)
  const serverTime = new Date().toISOString()
  sendFrame(socket, { type: 'connected', connectionId, userId: actor.userId, serverTime, limits })
}

async function signIn(socket: Socket, token: string, options: FrameOptions): Promise<void> {
  const signedIn = await options.identify(token).catch((error: unknown) => {
    options.log.warn({ err: error }, 'A socket could not be signed in')
  })
  if (signedIn === undefined) return sendError(socket, 'UNAVAILABLE', 'Try again')
  if (!signedIn) return sendError(socket, 'UNAUTHORIZED', 'The token is not valid: sign in again')
  const { account: before } = socket.data
  if (before && !isSame(before, signedIn.account)) {
    return socket.close(closeCodes.forbidden, 'Signed in as somebody else')
  }
  options.onSignedIn(socket, signedIn)
}

/** A token of another workspace has no right to the rooms that were entered by the one before. */
const isSame = ({ actor: before }: AccountScope, { actor }: AccountScope) =>
  before.userId === actor.userId && reachOf(before) === reachOf(actor)

const reachOf = (actor: Actor) => actor.workspaceId

async function subscribe(
  socket: Socket,
  account: AccountScope,
  { room: name, since, unseen }: SubscribeFrame,
  { hub, audience, presence: present, log }: FrameOptions,
): Promise<void> {
  const { rooms } = socket.data
  if (!rooms.has(name) && rooms.size >= limits.maxRooms) {
    return sendError(socket, 'TOO_MANY_ROOMS', `At most ${limits.maxRooms} rooms`, name)
  }
  const room = hub.enter(name)
  let isAdmitted = false
  try {
    // A right that is lost from here on is noticed by the audience.
    const scope = await openRoomScope(account, name)
    await room.admit(since?.seq ?? null, (stream) => {
      if (!stream || socket.readyState !== WebSocket.OPEN) return
      const canGoOn = !since || canResume(stream, { since: since.seq, epoch: since.epoch })
      const isWhole = (stream.changes.at(-1)?.seq ?? stream.head) === stream.head
      const { epoch, head } = stream
      const reload = !canGoOn || !isWhole
      const changes = reload ? [] : stream.changes.map((event) => visibleTo(scope.role, event))
      const presence = present.enter(socket, name, unseen === true)
      sendFrame(socket, { type: 'subscribed', room: name, epoch, head, changes, reload, presence })
      isAdmitted = !rooms.has(name)
      audience.admit(socket, name, scope)
    })
    hub.catchUp(room)
  } catch (error) {
    if (error instanceof ApiError) return sendError(socket, error.code, error.message, name)
    log.warn({ err: error, room: name }, 'A subscription failed')
    sendError(socket, 'UNAVAILABLE', 'Try again', name)
  } finally {
    if (!isAdmitted) hub.leave(name)
  }
}

function unsubscribe(socket: Socket, room: string, { audience }: FrameOptions): void {
  audience.leave(socket, room)
  sendFrame(socket, { type: 'unsubscribed', room, reason: 'requested' })
}

function tellPresence(
  socket: Socket,
  { room, state }: PresenceFrame,
  { presence }: FrameOptions,
): void {
  if (presence.tell(socket, room, state)) return
  if (!socket.data.rooms.has(room)) sendError(socket, 'NOT_FOUND', 'Subscribe first', room)
  else sendError(socket, 'FORBIDDEN', 'Only people are present, in rooms of projects', room)
}

const sendError = (socket: Socket, code: string, message: string, ref?: string) =>
  sendFrame(socket, { type: 'error', code, message, ...(ref === undefined ? {} : { ref }) })
