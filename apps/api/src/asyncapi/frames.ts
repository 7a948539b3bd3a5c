import { event, hiddenEvent } from '@nexa/shared/event'
import { type ClientFrame, type ControlFrame, clientFrame, controlFrame } from '@nexa/shared/socket'
import type { z } from 'zod'

/** A kind of frame as the document describes it. `name`: such as `client.auth`, `server.auth-required`. */
export type Frame = { name: string; summary: string; schema: z.ZodType }

const clientSummaries: Record<ClientFrame['type'], string> = {
  auth: 'Signs in, or signs in again before the sign-in expires',
  subscribe: 'Enters a room; `since`: the last event that is known of it',
  unsubscribe: 'Leaves a room',
  presence: "Tells the others in a project's room where the client's user is",
  ping: 'Asks for a pong',
}

const serverSummaries: Record<ControlFrame['type'], string> = {
  connected: 'The socket is signed in',
  subscribed: 'The client is in the room: what it missed, or that it takes a reload',
  unsubscribed: 'The client is no longer in the room',
  presence: 'Who is in the room, whenever they are others',
  reset: 'The room has another history: load its content again',
  'auth:required': 'The sign-in expires at the deadline: send `auth` with a new token before',
  heartbeat: "How far each of the client's rooms is",
  error: 'A frame could not be obeyed; `ref`: its room',
  pong: 'Answers a ping',
}

const named = (side: 'client' | 'server', type: string) => `${side}.${type.replace(':', '-')}`

export const clientFrames: Frame[] = clientFrame.options.map((schema) => {
  const type = schema.shape.type.value
  return { name: named('client', type), summary: clientSummaries[type], schema }
})

export const serverFrames: Frame[] = [
  ...controlFrame.options.map((schema) => {
    const type = schema.shape.type.value
    return { name: named('server', type), summary: serverSummaries[type], schema }
  }),
  { name: 'server.event', summary: 'Something happened in the room', schema: event },
  {
    name: 'server.hidden',
    summary: 'Something happened that the client may not see',
    schema: hiddenEvent,
  },
]

/** What each client frame is answered with. A presence frame is answered only if it could not be obeyed. */
const replyTypes: Record<ClientFrame['type'], ControlFrame['type'][]> = {
  auth: ['connected', 'error'],
  subscribe: ['subscribed', 'error'],
  unsubscribe: ['unsubscribed'],
  presence: ['error'],
  ping: ['pong'],
}

export const exchanges = clientFrame.options.map(({ shape }) => ({
  frame: named('client', shape.type.value),
  replies: replyTypes[shape.type.value].map((type) => named('server', type)),
}))
