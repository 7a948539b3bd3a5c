import { serverFrame } from '@nexa/shared/socket'

type SocketTarget = { url: string; token: string; room: string }

/** One room on one socket, which connects again the moment it is told to and resumes where it was. */
export class ResumingSocket {
  seq = 0
  isIn = false
  /** Events that came before one that should have come earlier. */
  holes = 0
  private epoch: string | null = null
  private socket: WebSocket | null = null

  constructor(private readonly target: SocketTarget) {}

  connect(): void {
    const { url, token } = this.target
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`)
    this.socket = socket
    socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token }))
    socket.onmessage = ({ data }) => this.receive(socket, JSON.parse(String(data)))
  }

  drop(): void {
    this.isIn = false
    if (this.socket) this.socket.onmessage = null
    this.socket?.close()
  }

  private receive(socket: WebSocket, message: unknown): void {
    const frame = serverFrame.parse(message)
    if ('seq' in frame) this.take(frame)
    else if (frame.type === 'connected') socket.send(JSON.stringify(this.subscribe()))
    else if (frame.type === 'subscribed') {
      for (const event of frame.changes) this.take(event)
      if (this.epoch === null) this.seq = frame.head
      this.epoch = frame.epoch
      this.isIn = true
    }
  }

  private subscribe() {
    const { epoch, seq } = this
    const { room } = this.target
    return { type: 'subscribe', room, ...(epoch !== null && { since: { epoch, seq } }) }
  }

  private take({ seq }: { seq: number }): void {
    if (seq > this.seq + 1) this.holes += 1
    this.seq = Math.max(this.seq, seq)
  }
}
