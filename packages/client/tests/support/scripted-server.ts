import { type ClientFrame, type ControlFrame, clientFrame } from '@nexa/shared/socket'
import type { ServerWebSocket } from 'bun'
import { waitUntil } from './wait-until'

type Seen = { frames: ClientFrame[]; socket: ServerWebSocket<undefined> }

export const id = '019a0000-0000-7000-8000-00000000000a'

const connected: ControlFrame = {
  type: 'connected',
  connectionId: id,
  userId: id,
  serverTime: '2026-03-01T09:00:00.000Z',
  limits: { maxFrameBytes: 65_536, maxRooms: 50 },
}

/** Says what a test tells it to, in situations a real server gets into only with luck. */
export class ScriptedServer {
  readonly connections: Seen[] = []
  /** What it says to a frame. At first it lets everybody in, everywhere. */
  answer: (frame: ClientFrame) => ControlFrame[] = usualAnswer
  /** How to wait for what it is sent. */
  pause: (() => Promise<unknown>) | undefined
  private readonly server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, server) =>
      server.upgrade(request) ? undefined : new Response(null, { status: 426 }),
    websocket: {
      open: (socket: ServerWebSocket<undefined>) => {
        this.connections.push({ frames: [], socket })
      },
      message: (socket, text) => {
        const frame = clientFrame.parse(JSON.parse(String(text)))
        this.connections.find((one) => one.socket === socket)?.frames.push(frame)
        for (const reply of this.answer(frame)) socket.send(JSON.stringify(reply))
      },
    },
  })

  get url(): string {
    return `http://127.0.0.1:${this.server.port}`
  }

  /** The connection of this number, once it is there. */
  async connection(number: number): Promise<Seen> {
    await waitUntil(() => this.connections.length > number, this.pause)
    const found = this.connections[number]
    if (!found) throw new Error('There is no such connection')
    return found
  }

  /** Frames of a type on one connection, once there are so many. */
  async frames<T extends ClientFrame['type']>(number: number, type: T, count = 1) {
    const { frames } = await this.connection(number)
    const isOfType = (frame: ClientFrame): frame is Extract<ClientFrame, { type: T }> =>
      frame.type === type
    await waitUntil(() => frames.filter(isOfType).length >= count, this.pause)
    return frames.filter(isOfType)
  }

  send(frame: ControlFrame): void {
    this.connections.at(-1)?.socket.send(JSON.stringify(frame))
  }

  close(code: number): void {
    this.connections.at(-1)?.socket.close(code, 'Because')
  }

  stop = () => this.server.stop(true)
}

export function usualAnswer(frame: ClientFrame): ControlFrame[] {
  if (frame.type === 'auth') return [connected]
  if (frame.type === 'ping') return [{ type: 'pong' }]
  if (frame.type === 'unsubscribe') {
    return [{ type: 'unsubscribed', room: frame.room, reason: 'requested' }]
  }
  return frame.type === 'subscribe' ? [subscribed(frame.room)] : []
}

export const subscribed = (room: string, reload = false): ControlFrame => ({
  type: 'subscribed',
  room,
  epoch: id,
  head: 5,
  changes: [],
  reload,
  presence: [],
})
