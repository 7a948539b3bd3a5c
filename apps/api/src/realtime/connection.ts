import type { ControlFrame } from '@nexa/shared/socket'
import type { ServerWebSocket } from 'bun'
import type { AccountScope } from '../services/scope'

/** A room as one socket hears it. `workspaceId`: null of a person's own room. */
export type RoomPlace = { workspaceId: string | null; topic: string }

/** What we keep of a socket. */
export type Connection = {
  id: string
  account: AccountScope | null
  /** null: only when somebody ends it. */
  expiresAt: Date | null
  /** The `expiresAt` that the client was told of. */
  warnedOf: number | null
  /** The network it comes from. */
  network: string
  /** The rooms it hears. */
  rooms: Map<string, RoomPlace>
  /** Pings since the last sign of life. */
  unansweredPings: number
  /** Frames in the current second. */
  frames: { second: number; count: number }
  authTimer: Timer | null
  /** Frames are answered one after the other. */
  queue: Promise<void>
  waitingFrames: number
}

export type Socket = ServerWebSocket<Connection>

/** Who a socket belongs to, and until when. */
export type SignedIn = { account: AccountScope; expiresAt: Date | null }

export const newConnection = (signedIn: SignedIn | null, network: string): Connection => ({
  id: Bun.randomUUIDv7(),
  account: signedIn?.account ?? null,
  expiresAt: signedIn?.expiresAt ?? null,
  warnedOf: null,
  network,
  rooms: new Map(),
  unansweredPings: 0,
  frames: { second: 0, count: 0 },
  authTimer: null,
  queue: Promise.resolve(),
  waitingFrames: 0,
})

export const sendFrame = (socket: Socket, frame: ControlFrame) => {
  socket.send(JSON.stringify(frame))
}
