import type { StreamEvent } from '@nexa/shared/event'
import { type ClientFrame, type ControlFrame, serverFrame } from '@nexa/shared/socket'

export type ServerFrame = ControlFrame | StreamEvent

export type SocketListener = {
  onFrame: (frame: ServerFrame) => void
  /** The connection is over, by the code it was closed with. Called once, and never after `close()`. */
  onEnd: (code: number) => void
}

/** The server sends a heartbeat every 15 s: after two of them missing, the connection is dead. */
const silenceMs = 35_000
const probeMs = 5_000
const lostCode = 1006

/** One connection to the server, from the attempt to its end. */
export class LiveSocket {
  private readonly socket: WebSocket
  private silence: ReturnType<typeof setTimeout> | undefined
  private isOver = false

  constructor(
    url: string,
    token: string | undefined,
    private readonly listener: SocketListener,
  ) {
    const socket = new WebSocket(url)
    this.socket = socket
    this.expectSign(silenceMs)
    socket.onopen = () => {
      if (token !== undefined) this.send({ type: 'auth', token })
    }
    socket.onmessage = ({ data }) => {
      if (this.isOver) return
      this.expectSign(silenceMs)
      const frame = serverFrame.safeParse(JSON.parse(String(data)))
      // A newer server may say things we don't know.
      if (frame.success) listener.onFrame(frame.data)
    }
    socket.onclose = ({ code }) => this.end(code)
  }

  send(frame: ClientFrame): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }

  /** Asks for a sign of life: without one the connection is over soon. */
  probe(): void {
    this.send({ type: 'ping' })
    this.expectSign(probeMs)
  }

  close(): void {
    this.isOver = true
    clearTimeout(this.silence)
    this.socket.close()
  }

  private end(code: number): void {
    if (this.isOver) return
    this.close()
    this.listener.onEnd(code)
  }

  private expectSign(withinMs: number): void {
    clearTimeout(this.silence)
    // Not by the socket's own close event: without a network it may come a minute after `close()`.
    this.silence = setTimeout(() => this.end(lostCode), withinMs)
  }
}
