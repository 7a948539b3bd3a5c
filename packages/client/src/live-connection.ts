import { type ClientFrame, type ControlFrame, serverFrame } from '@nexa/shared/socket'
import { backoffMs } from './backoff'
import { FollowedRoom, type Position, type RoomListener } from './followed-room'

/** `offline`: the server was not reached; it is tried again. `closed`: for good. */
export type LiveState = 'connecting' | 'live' | 'offline' | 'closed'

export type LiveOptions = {
  /** Where Nexa is, such as https://nexa.example.com. */
  url: string
  /** Left out in a browser, whose cookie signs in. */
  token?: string
  onState?: (state: LiveState) => void
}

/** The server sends a heartbeat every 15 s: after two of them missing, the connection is dead. */
const silenceMs = 35_000

/** Close codes from here on are final; below, connecting again may help. */
const firstFinalCode = 4500

/** One socket for any number of rooms. It connects again by itself and resumes every room where it was. */
export class LiveConnection {
  private readonly rooms = new Map<string, FollowedRoom>()
  private socket: WebSocket | undefined
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private current: LiveState = 'connecting'

  constructor(private readonly options: LiveOptions) {
    this.connect()
  }

  get state(): LiveState {
    return this.current
  }

  /** Returns what ends it. `since`: where the content that was loaded stands. */
  follow(room: string, since: Position, listener: RoomListener): () => void {
    const followed = new FollowedRoom(room, since, listener, (name, position) =>
      this.subscribe(name, position),
    )
    this.rooms.set(room, followed)
    this.subscribe(room, since)
    return () => {
      followed.stopWaiting()
      if (this.rooms.get(room) !== followed) return
      this.rooms.delete(room)
      this.send({ type: 'unsubscribe', room })
    }
  }

  close(): void {
    this.setState('closed')
    clearTimeout(this.timer)
    for (const room of this.rooms.values()) room.stopWaiting()
    this.rooms.clear()
    this.socket?.close()
  }

  private connect(): void {
    const socket = new WebSocket(socketUrl(this.options.url))
    this.socket = socket
    this.watchSilence(socket)
    socket.onopen = () => {
      const { token } = this.options
      if (token) this.send({ type: 'auth', token }, socket)
    }
    socket.onmessage = ({ data }) => {
      this.watchSilence(socket)
      this.receive(JSON.parse(String(data)))
    }
    socket.onclose = ({ code, reason }) => this.onClose(socket, code, reason)
  }

  private onClose(socket: WebSocket, code: number, reason: string): void {
    clearTimeout(this.timer)
    if (this.current === 'closed' || socket !== this.socket) return
    if (code >= firstFinalCode && code < 5000) {
      for (const room of this.rooms.values()) room.end(reason)
      this.close()
      return
    }
    this.setState('offline')
    this.timer = setTimeout(() => this.connect(), backoffMs(this.failures))
    this.failures += 1
  }

  private receive(message: unknown): void {
    const parsed = serverFrame.safeParse(message)
    // A newer server may say things we don't know.
    if (!parsed.success) return
    const frame = parsed.data
    if ('seq' in frame) this.rooms.get(frame.room)?.take(frame)
    else this.control(frame)
  }

  private control(frame: ControlFrame): void {
    if (frame.type === 'connected') {
      this.failures = 0
      this.setState('live')
      for (const room of this.rooms.values()) this.subscribe(room.name, room.since)
    } else if (frame.type === 'subscribed') this.rooms.get(frame.room)?.admit(frame)
    else if (frame.type === 'unsubscribed') this.end(frame.room, frame.reason)
    else if (frame.type === 'error' && frame.code === 'NOT_FOUND') this.end(frame.ref, frame.code)
    else if (frame.type === 'heartbeat') {
      for (const [room, head] of Object.entries(frame.heads)) this.rooms.get(room)?.compare(head)
    }
  }

  private end(name: string | undefined, reason: string): void {
    const room = name === undefined ? undefined : this.rooms.get(name)
    if (!room) return
    this.rooms.delete(room.name)
    room.end(reason)
  }

  private subscribe(room: string, since: Position): void {
    if (this.current === 'live' && this.rooms.has(room))
      this.send({ type: 'subscribe', room, since })
  }

  private send(frame: ClientFrame, socket = this.socket): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  private watchSilence(socket: WebSocket): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => socket.close(), silenceMs)
  }

  private setState(state: LiveState): void {
    if (this.current === state) return
    this.current = state
    this.options.onState?.(state)
  }
}

const socketUrl = (url: string) => `${url.replace(/^http/, 'ws')}/ws`
