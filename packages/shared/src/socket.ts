import { z } from 'zod'
import { event, room } from './event'
import { id } from './text'
import { timestamp } from './time'

/** Frames of the socket at /ws. A frame with a `seq` is an event, all others are named by `type`. */
export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('auth'), token: z.string().min(1).max(8_192) }),
  z.strictObject({
    type: z.literal('subscribe'),
    room,
    since: z.strictObject({ epoch: id, seq: z.int().min(0) }).optional(),
  }),
  z.strictObject({ type: z.literal('unsubscribe'), room }),
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
    changes: z.array(event),
    reload: z.boolean(),
  }),
  z.strictObject({ type: z.literal('unsubscribed'), room, reason: z.string() }),
  z.strictObject({ type: z.literal('heartbeat'), heads: z.record(room, z.int()) }),
  z.strictObject({
    type: z.literal('error'),
    code: z.string(),
    message: z.string(),
    ref: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('pong') }),
])
export type ControlFrame = z.infer<typeof controlFrame>

export const serverFrame = z.union([controlFrame, event])

/** 4000 to 4499: connect again. 4500 and above: final. */
export const closeCodes = {
  tooSlow: 4003,
  noPong: 4004,
  tooManyFrames: 4005,
  stopping: 4006,
  badMessage: 4500,
  revoked: 4501,
  forbidden: 4503,
  noAuthInTime: 4508,
} as const
