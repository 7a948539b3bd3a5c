import { type ClientFrame, closeCodes } from '@nexa/shared/socket'
import { afterRestartMs, backoffMs } from './backoff'
import { LiveSocket, type ServerFrame } from './live-socket'
import { isFinal, type LiveReason, type LiveStatus, reasonOf } from './live-status'
import { isWithoutNetwork, originOfPage, watchNetwork } from './network'

export type LinkOptions = {
  /** Where Nexa is, such as https://nexa.example.com; empty in its own pages. */
  url: string
  /** A function is asked on every connect, and before the sign-in ends. In a browser the cookie does without. */
  token?: string | (() => Promise<string>)
  onStatus?: (status: LiveStatus) => void
}

type LinkListener = {
  /** A new connection is signed in. */
  onLive: () => void
  onFrame: (frame: ServerFrame) => void
  /** There will be no further connection. */
  onClosed: (reason: LiveReason) => void
}

const tokenPatienceMs = 30_000
/** The server asks for a new token 15 s ahead. */
const renewals = { most: 3, afterMs: 4_000 }

/** Keeps one signed-in connection to the server: it connects again until it is closed. */
export class LiveLink {
  private readonly url: string
  private readonly stopWatching: () => void
  private socket: LiveSocket | null = null
  /** The last one that was sent. */
  private token: string | undefined
  private failures = 0
  /** Of the next attempt, or of how long the token of this one may take. */
  private timer: ReturnType<typeof setTimeout> | undefined
  private current: LiveStatus = { state: 'connecting', reason: null, retryAt: null }

  constructor(
    private readonly options: LinkOptions,
    private readonly listener: LinkListener,
  ) {
    this.url = `${(options.url || originOfPage()).replace(/^http/, 'ws')}/ws`
    this.stopWatching = watchNetwork((isThere) => this.onNetwork(isThere))
    this.connect()
  }

  get status(): LiveStatus {
    return this.current
  }

  send(frame: ClientFrame): void {
    if (this.current.state === 'live') this.socket?.send(frame)
  }

  retryNow(): void {
    if (this.current.state === 'offline') this.connect()
  }

  close(reason: LiveReason): void {
    if (this.current.state === 'closed') return
    this.leaveSocket()
    this.stopWatching()
    this.tell({ state: 'closed', reason, retryAt: null })
    this.listener.onClosed(reason)
  }

  private connect(): void {
    clearTimeout(this.timer)
    const timer = setTimeout(() => this.wait('unreachable'), tokenPatienceMs)
    this.timer = timer
    this.tell({ ...this.current, state: 'connecting', retryAt: null })
    this.askToken().then(
      (token) => {
        if (this.timer === timer) this.open(token)
      },
      () => {
        if (this.timer === timer) this.wait('unreachable')
      },
    )
  }

  private async askToken(): Promise<string | undefined> {
    const { token } = this.options
    return typeof token === 'function' ? token() : token
  }

  private open(token: string | undefined): void {
    clearTimeout(this.timer)
    this.token = token
    this.socket = new LiveSocket(this.url, token, {
      onFrame: (frame) => this.receive(frame),
      onEnd: (code) => this.onEnd(code),
    })
  }

  private onEnd(code: number): void {
    const reason = reasonOf(code)
    if (isFinal(code)) this.close(reason)
    else if (code === closeCodes.stopping && this.failures === 0) {
      this.wait(reason, afterRestartMs())
    } else this.wait(reason)
  }

  private wait(reason: LiveReason, waitMs = backoffMs(this.failures)): void {
    this.leaveSocket()
    this.failures += 1
    this.timer = setTimeout(() => this.connect(), waitMs)
    const why = isWithoutNetwork() ? 'no-network' : reason
    this.tell({ state: 'offline', reason: why, retryAt: Date.now() + waitMs })
  }

  private leaveSocket(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.socket?.close()
    this.socket = null
  }

  /** A network that comes back, or is another one, says nothing of a connection by the old one. */
  private onNetwork(isThere: boolean): void {
    this.socket?.probe()
    if (isThere) this.retryNow()
    else if (this.current.state === 'offline') this.tell({ ...this.current, reason: 'no-network' })
  }

  private receive(frame: ServerFrame): void {
    if (frame.type === 'connected') this.onConnected()
    else if (frame.type === 'auth:required') this.signInAgain()
    else if (frame.type === 'error' && frame.ref === undefined) this.onError(frame.code)
    else this.listener.onFrame(frame)
  }

  private onConnected(): void {
    // The answer to a new token: no room was left.
    if (this.current.state === 'live') return
    this.failures = 0
    this.tell({ state: 'live', reason: null, retryAt: null })
    this.listener.onLive()
  }

  /** Without a new token in time the server closes, and the next attempt asks for one again. */
  private signInAgain(renewed = 0): void {
    const { socket, token: before } = this
    this.askToken().then(
      (token) => {
        if (token === undefined || socket !== this.socket) return
        this.token = token
        this.send({ type: 'auth', token })
        // One from a cache may be the same that is about to expire.
        if (token !== before || renewed === renewals.most) return
        setTimeout(() => {
          if (socket === this.socket) this.signInAgain(renewed + 1)
        }, renewals.afterMs)
      },
      () => {},
    )
  }

  /** While it is live, a refused token changes nothing before the sign-in's deadline. */
  private onError(code: string): void {
    if (this.current.state === 'live') return
    if (code === 'UNAVAILABLE') this.wait('unreachable')
    else if (typeof this.options.token === 'function') this.wait('signed-out')
    else this.close('signed-out')
  }

  private tell(status: LiveStatus): void {
    const { state, reason, retryAt } = this.current
    if (state === status.state && reason === status.reason && retryAt === status.retryAt) return
    this.current = status
    this.options.onStatus?.(status)
  }
}
