import { z } from 'zod'
import { room, streamEvent } from './event'
import { id } from './text'
import { timestamp } from './time'

export const maxStateBytes = 1_024

const anyJson = z.json()
// Not by `meta`, which makes a copy: the schema refers to itself.
z.globalRegistry.add(anyJson, { id: 'Json' })

/** Whatever the page wants others to know of where its user is, such as `{"taskId": "…"}`. */
const presenceState = z
  .record(z.string(), anyJson)
  .refine((state) => new TextEncoder().encode(JSON.stringify(state)).length <= maxStateBytes, {
    error: `Expected at most ${maxStateBytes} bytes`,
  })
  .nullable()
  .meta({ example: { taskId: '019a0000-0000-7000-8000-000000000003' } })
export type PresenceState = z.infer<typeof presenceState>

/** Somebody in a room, however many pages they have it open on. `state`: the latest that one of them told. */
export const presentUser = z.strictObject({ userId: id, state: presenceState }).meta({
  id: 'PresentUser',
})
export type PresentUser = z.infer<typeof presentUser>

/** Frames of the socket at /ws. A frame with a `seq` is an event, all others are named by `type`. */
export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('auth'), token: z.string().min(1).max(8_192) }),
  z.strictObject({
    type: z.literal('subscribe'),
    room,
    since: z.strictObject({ epoch: id, seq: z.int().min(0) }).optional(),
    /** Hears the room without being shown as one who is in it. */
    unseen: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('unsubscribe'), room }),
  z.strictObject({ type: z.literal('presence'), room, state: presenceState }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof clientFrame>

export const controlFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('connected'),
    connectionId: id,
    userId: id,
    serverTime: timestamp,
    limits: z.strictObject({ maxFrameBytes: z.int(), maxRooms: z.int() }),
  }),
  z.strictObject({
    type: z.literal('subscribed'),
    room,
    epoch: id,
    head: z.int(),
    changes: z.array(streamEvent),
    reload: z.boolean(),
    /** Who is in the room by now, its reader too; only in rooms of projects. A `presence` frame may follow. */
    presence: z.array(presentUser),
  }),
  z.strictObject({
    type: z.literal('presence'),
    room,
    users: z.array(presentUser),
    /** Other instances can't be asked right now: somebody may be missing. */
    partial: z.literal(true).optional(),
  }),
  // Another history begins, such as that of a restored backup: load the room's content again.
  z.strictObject({ type: z.literal('reset'), room, epoch: id }),
  // Send `auth` with a new token before `deadline`, or the socket closes.
  z.strictObject({ type: z.literal('auth:required'), deadline: timestamp }),
  z.strictObject({ type: z.literal('unsubscribed'), room, reason: z.string() }),
  z.strictObject({
    type: z.literal('heartbeat'),
    heads: z
      .record(room, z.int())
      .meta({ example: { 'project:019a0000-0000-7000-8000-000000000001': 12 } }),
  }),
  z.strictObject({
    type: z.literal('error'),
    code: z.string(),
    message: z.string(),
    ref: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('pong') }),
])
export type ControlFrame = z.infer<typeof controlFrame>

export const serverFrame = z.union([controlFrame, streamEvent])

/** 4000 to 4499: connect again. 4500 and above: final. */
export const closeCodes = {
  signInExpired: 4001,
  tooSlow: 4003,
  noPong: 4004,
  tooManyFrames: 4005,
  stopping: 4006,
  badMessage: 4500,
  revoked: 4501,
  forbidden: 4503,
  noAuthInTime: 4508,
} as const
