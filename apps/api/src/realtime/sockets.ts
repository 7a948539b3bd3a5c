import type { Database } from '@nexa/db/client'
import { clientFrame, closeCodes } from '@nexa/shared/socket'
import type { Server, WebSocketHandler } from 'bun'
import type { AllowedOrigins } from '../lib/allowed-origins'
import { clientIp, networkOf } from '../lib/client-ip'
import { parseJson } from '../lib/parse-json'
import type { Actor } from '../services/scope'
import type { LiveSignIn } from '../services/sign-in/sign-in-change'
import { answerFrame, type FrameOptions, limits, welcome } from './answer-frame'
import { createAudience } from './audience'
import { type Connection, newConnection, type SignedIn, type Socket } from './connection'
import { createSignInWatch } from './sign-in-watch'
import { createSlowConsumers } from './slow-consumers'
import { createSocketCounts, type MaxSockets } from './socket-counts'

export type SocketTimes = {
  authTimeoutMs: number
  heartbeatMs: number
  recheckMs: number
  /** How often who is too slow, or whose sign-in ends, is looked for. */
  tickMs: number
  warnMs: number
}

export type SocketOptions = Omit<FrameOptions, 'audience' | 'onSignedIn'> & {
  db: Database
  times?: Partial<SocketTimes> | undefined
  isAllowedOrigin: AllowedOrigins
  /** Who sent the request that becomes a socket. */
  identifyRequest: (headers: Headers) => Promise<{ signedIn: SignedIn | null; isCookie: boolean }>
  /** What of these has not ended. */
  listLive: (actors: readonly Actor[]) => Promise<LiveSignIn[]>
  trustedProxies: number
  maxSockets: MaxSockets
}

export const usualTimes: SocketTimes = {
  authTimeoutMs: 10_000,
  heartbeatMs: 15_000,
  recheckMs: 30_000,
  tickMs: 1_000,
  warnMs: 15_000,
}
export const maxUnansweredPings = 2
const retryLater = { 'Retry-After': '2' }
const tooMany = 'Too many sockets'
/** The last resort between two looks at who reads too slowly. */
const maxBufferedBytes = 8 * 1024 * 1024
/** Who connects again may enter every room, and be present in it, at once. */
export const maxFramesPerSecond = 3 * limits.maxRooms
/** Not yet answered: who asks faster than the database answers would fill the memory. */
export const maxWaitingFrames = 3 * limits.maxRooms

export function createSockets({ isAllowedOrigin, identifyRequest, db, ...options }: SocketOptions) {
  const times = { ...usualTimes, ...options.times }
  const { authTimeoutMs, heartbeatMs, recheckMs } = times
  const open = new Set<Socket>()
  const { hub, presence, log } = options
  const audience = createAudience({ db, hub, presence, log, recheckMs })
  const { listLive, trustedProxies } = options
  const signIns = createSignInWatch({ open, listLive, log, ...times })
  const slow = createSlowConsumers(open)
  const counts = createSocketCounts(options.maxSockets)

  function onSignedIn(socket: Socket, { account, expiresAt }: SignedIn): void {
    // Closed while its token was looked up.
    if (!open.has(socket)) return
    Object.assign(socket.data, { account, expiresAt })
    if (counts.enter(socket.data)) {
      welcome(socket, account)
      signIns.admit(socket)
    } else socket.close(closeCodes.tooManyFrames, tooMany)
  }

  /** undefined: the request became a socket. */
  async function upgrade(
    request: Request,
    server: Server<Connection>,
  ): Promise<Response | undefined> {
    const origin = request.headers.get('origin')
    if (origin && !isAllowedOrigin(origin, request.url)) {
      return new Response('This page may not connect', { status: 403 })
    }
    const identified = await identifyRequest(request.headers).catch((error: unknown) => {
      log.warn({ err: error }, 'A socket could not be signed in')
    })
    if (!identified) return new Response('Try again', { status: 503, headers: retryLater })
    const { signedIn, isCookie } = identified
    const peer = server.requestIP(request)?.address ?? ''
    const address = clientIp(peer, request.headers.get('x-forwarded-for'), trustedProxies)
    // A cookie counts only together with the page it came from.
    const data = newConnection(isCookie && !origin ? null : signedIn, networkOf(address))
    if (counts.isFull(data)) return new Response(tooMany, { status: 429, headers: retryLater })
    if (server.upgrade(request, { data })) return undefined
    return new Response('Expected a WebSocket request', { status: 426 })
  }

  const frameOptions = { ...options, audience, onSignedIn }

  const handler: WebSocketHandler<Connection> = {
    maxPayloadLength: limits.maxFrameBytes,
    backpressureLimit: maxBufferedBytes,
    closeOnBackpressureLimit: true,
    idleTimeout: 120,
    perMessageDeflate: false,
    // Ours are counted.
    sendPings: false,

    open(socket) {
      open.add(socket)
      const { data } = socket
      const { account, expiresAt } = data
      if (account) return onSignedIn(socket, { account, expiresAt })
      if (!counts.enter(data)) return socket.close(closeCodes.tooManyFrames, tooMany)
      data.authTimer = setTimeout(() => {
        if (!data.account) socket.close(closeCodes.noAuthInTime, 'Not signed in in time')
      }, authTimeoutMs)
    },

    message(socket, message) {
      socket.data.unansweredPings = 0
      if (isTooFast(socket.data)) return socket.close(closeCodes.tooManyFrames, 'Too many frames')
      const frame = clientFrame.safeParse(parseJson(message.toString()))
      if (!frame.success) return socket.close(closeCodes.badMessage, 'Not a frame of this protocol')
      if (socket.data.waitingFrames >= maxWaitingFrames) {
        return socket.close(closeCodes.tooManyFrames, 'Too many frames not yet answered')
      }
      socket.data.waitingFrames += 1
      socket.data.queue = socket.data.queue
        .then(() => (open.has(socket) ? answerFrame(socket, frame.data, frameOptions) : undefined))
        .catch((error: unknown) => {
          log.error({ err: error }, 'A frame failed')
          socket.close(1011, 'Something went wrong here')
        })
        .finally(() => {
          socket.data.waitingFrames -= 1
        })
    },

    pong(socket) {
      socket.data.unansweredPings = 0
    },

    close(socket) {
      open.delete(socket)
      counts.leave(socket.data)
      const { rooms, authTimer } = socket.data
      if (authTimer) clearTimeout(authTimer)
      for (const room of [...rooms.keys()]) audience.leave(socket, room)
    },
  }

  /** Tells each socket how far its rooms are, so that it notices what it missed, and whether it is alive. */
  async function beat(): Promise<void> {
    const heads = await hub.poll()
    for (const socket of open) {
      const { rooms, account } = socket.data
      if (socket.data.unansweredPings >= maxUnansweredPings) {
        socket.close(closeCodes.noPong, 'No sign of life')
        continue
      }
      socket.data.unansweredPings += 1
      socket.ping()
      if (!account) continue
      const known = [...rooms.keys()].flatMap((room) => {
        const state = heads.get(room)
        return state ? [[room, state.head]] : []
      })
      socket.send(JSON.stringify({ type: 'heartbeat', heads: Object.fromEntries(known) }))
    }
  }

  const timer = setInterval(() => {
    beat().catch((error: unknown) => log.warn({ err: error }, 'A heartbeat failed'))
  }, heartbeatMs)

  const clock = setInterval(() => {
    slow.tick()
    void signIns.tick()
  }, times.tickMs)

  return {
    upgrade,
    handler,
    count: () => open.size,
    onSignInChange: signIns.onChange,
    stop() {
      clearInterval(timer)
      audience.stop()
      clearInterval(clock)
      signIns.stop()
      for (const socket of open) socket.close(closeCodes.stopping, 'The server is stopping')
    },
  }
}

function isTooFast({ frames }: Connection): boolean {
  const second = Math.floor(performance.now() / 1_000)
  frames.count = frames.second === second ? frames.count + 1 : 1
  frames.second = second
  return frames.count > maxFramesPerSecond
}
