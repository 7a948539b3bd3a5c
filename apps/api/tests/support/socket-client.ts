import type { Event, HiddenEvent } from '@nexa/shared/event'
import { type ClientFrame, type ControlFrame, serverFrame } from '@nexa/shared/socket'
import type { z } from 'zod'
import { checkFrame } from './check-frame'
import type { Client } from './client'
import { waitUntil } from './wait-until'

type Subscribed = Extract<ControlFrame, { type: 'subscribed' }>
type ServerFrame = z.infer<typeof serverFrame>
type Since = { epoch: string; seq: number }

/** Somebody's socket. Every frame of both sides is held against the protocol's document. */
export class SocketClient {
  readonly frames: ControlFrame[] = []
  /** Without those that are hidden from this person. */
  readonly events: Event[] = []
  /** Placeholders of events that this person may not see. */
  readonly hidden: HiddenEvent[] = []
  closed: { code: number; reason: string } | null = null
  /** Hears every frame at once, in the order of arrival. */
  onFrame: (frame: ServerFrame) => void = () => {}

  constructor(readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)))
    socket.onclose = ({ code, reason }) => {
      this.closed = { code, reason }
    }
  }

  /** Signed in by the first frame. */
  static async connect(client: Client): Promise<SocketClient> {
    const socket = await SocketClient.connectAnonymously(client.url)
    socket.send({ type: 'auth', token: client.token })
    await socket.frame('connected')
    return socket
  }

  static async connectAnonymously(url: string, headers: Record<string, string> = {}) {
    const socket = new SocketClient(new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers }))
    await waitUntil(() => socket.socket.readyState !== WebSocket.CONNECTING)
    return socket
  }

  send(frame: ClientFrame): void {
    checkFrame('client', frame)
    this.socket.send(JSON.stringify(frame))
  }

  async subscribe(room: string, since?: Since): Promise<Subscribed> {
    this.send({ type: 'subscribe', room, ...(since && { since }) })
    return this.frame('subscribed', (frame) => frame.room === room)
  }

  /** Asks for a room and gets its error. */
  async subscribeInVain(room: string, since?: Since) {
    this.send({ type: 'subscribe', room, ...(since && { since }) })
    return this.frame('error', (frame) => frame.ref === room)
  }

  /** All that was sent before has been answered, and its answers are here. */
  async settled(): Promise<void> {
    this.send({ type: 'ping' })
    await this.frame('pong')
  }

  /** The code the server closes with. */
  async closeCode(): Promise<number | undefined> {
    await waitUntil(() => this.closed !== null)
    return this.closed?.code
  }

  /** The next frame of a type that has not been asked for yet. */
  async frame<T extends ControlFrame['type']>(
    type: T,
    isWanted: (frame: Extract<ControlFrame, { type: T }>) => boolean = () => true,
  ): Promise<Extract<ControlFrame, { type: T }>> {
    const isOfType = (frame: ControlFrame): frame is Extract<ControlFrame, { type: T }> =>
      frame.type === type
    const find = () => this.frames.filter(isOfType).find(isWanted)
    await waitUntil(() => find() !== undefined || this.closed !== null)
    const found = find()
    if (!found) throw new Error(`No ${type} frame; the socket closed: ${this.closed?.code}`)
    this.frames.splice(this.frames.indexOf(found), 1)
    return found
  }

  private receive(message: object): void {
    checkFrame('server', message)
    const frame = serverFrame.parse(message)
    if (!('seq' in frame)) this.frames.push(frame)
    else if (frame.type === 'hidden') this.hidden.push(frame)
    else this.events.push(frame)
    this.onFrame(frame)
  }

  close(): void {
    this.socket.close()
  }
}
