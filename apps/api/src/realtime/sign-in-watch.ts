import { closeCodes } from '@nexa/shared/socket'
import { LRUCache } from 'lru-cache'
import type { Log } from '../lib/log'
import type { Actor } from '../services/scope'
import { type LiveSignIn, type SignInChange, signInIdOf } from '../services/sign-in/sign-in-change'
import { type Socket, sendFrame } from './connection'

type SignInWatchOptions = {
  open: ReadonlySet<Socket>
  /** What of these has not ended. */
  listLive: (actors: readonly Actor[]) => Promise<LiveSignIn[]>
  log: Log
  recheckMs: number
  /** How long before its end a sign-in is asked for again. */
  warnMs: number
}

/** Longer than anybody takes to be signed in. */
const signingInMs = 60_000
/** A database that hangs keeps nobody signed in. */
const patienceMs = 1_000

/** Ends sockets with what they are signed in by: told of it over the bus, and by looking again now and then. */
export function createSignInWatch(options: SignInWatchOptions) {
  const { open, listLive, log, recheckMs, warnMs } = options
  /** Of the last minute: who was just signing in by them was let in before, or after. */
  const ended = new LRUCache<string, true>({ max: 10_000, ttl: signingInMs })
  const changedUsers = new LRUCache<string, true>({ max: 10_000, ttl: signingInMs })
  let isTicking = false

  const expire = (socket: Socket) =>
    socket.close(closeCodes.signInExpired, 'The sign-in has expired')

  const revoke = (socket: Socket) =>
    // What has expired is cleared away at some time.
    leftMsOf(socket) <= 0
      ? expire(socket)
      : socket.close(closeCodes.revoked, 'The sign-in has ended')

  async function look(sockets: readonly Socket[]): Promise<void> {
    const asked = sockets.flatMap((socket) => {
      const { account } = socket.data
      return account ? [{ socket, account }] : []
    })
    if (asked.length === 0) return
    const found = await listLive(asked.map(({ account }) => account.actor))
    const live = new Map(found.map((one) => [one.id, one]))
    for (const { socket, account } of asked) {
      // By another token meanwhile, of which this says nothing.
      if (socket.data.account !== account) continue
      const signIn = live.get(idOf(account.actor) ?? '')
      if (!signIn) revoke(socket)
      else if (signIn.expiresAt !== undefined) {
        socket.data.expiresAt = signIn.expiresAt === null ? null : new Date(signIn.expiresAt)
      }
    }
  }

  const lookSafely = (sockets: readonly Socket[]) =>
    look(sockets).catch((error: unknown) => log.warn({ err: error }, 'Sign-ins were not checked'))

  function remind(socket: Socket): void {
    const { expiresAt } = socket.data
    if (!expiresAt || !open.has(socket)) return
    if (leftMsOf(socket) <= 0) expire(socket)
    else if (isToBeWarned(socket)) {
      socket.data.warnedOf = expiresAt.getTime()
      sendFrame(socket, { type: 'auth:required', deadline: expiresAt.toISOString() })
    }
  }

  const isToBeWarned = (socket: Socket) =>
    leftMsOf(socket) <= warnMs && socket.data.warnedOf !== socket.data.expiresAt?.getTime()

  const isDue = (socket: Socket) => leftMsOf(socket) <= 0 || isToBeWarned(socket)

  const timer = setInterval(() => void lookSafely([...open]), recheckMs)

  return {
    onChange(changed: SignInChange): void {
      if ('userId' in changed) {
        const { userId } = changed
        if (userId === null) return
        changedUsers.set(userId, true)
        void lookSafely([...open].filter(({ data }) => data.account?.actor.userId === userId))
        return
      }
      const id = 'tokenId' in changed ? changed.tokenId : changed.sessionId
      ended.set(id, true)
      for (const socket of open) {
        if (socket.data.account && idOf(socket.data.account.actor) === id) revoke(socket)
      }
    },

    /** After a socket was signed in. */
    admit(socket: Socket): void {
      const { account } = socket.data
      if (!account) return
      if (ended.has(idOf(account.actor) ?? '')) revoke(socket)
      if (changedUsers.has(account.actor.userId)) void lookSafely([socket])
      remind(socket)
    },

    /** By the clock. Sessions that are used move on: the database knows before anybody is sent away. */
    async tick(): Promise<void> {
      if (isTicking) return
      const due = [...open].filter(isDue)
      if (due.length === 0) return
      isTicking = true
      await Promise.race([lookSafely(due), Bun.sleep(patienceMs)])
      isTicking = false
      for (const socket of due) remind(socket)
    },

    stop: () => clearInterval(timer),
  }
}

const leftMsOf = ({ data }: Socket) =>
  data.expiresAt ? data.expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY

const idOf = (actor: Actor) => (actor.type === 'clerk' ? null : signInIdOf(actor))
