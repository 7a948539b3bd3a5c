import { connect, type Socket } from 'node:net'
import { waitUntil } from './wait-until'

/** A WebSocket by hand on a TCP connection, which reads only as long as it is told to. */
export class RawSocket {
  /** What the server says, as it came. */
  received = Buffer.alloc(0)
  isClosed = false

  private constructor(private readonly connection: Socket) {
    connection.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk])
    })
    connection.on('error', () => {})
    connection.on('close', () => {
      this.isClosed = true
    })
  }

  static async open(url: string, headers: readonly string[] = []): Promise<RawSocket> {
    const { hostname, port, host } = new URL(url)
    const socket = new RawSocket(connect(Number(port), hostname))
    const lines = [
      'GET /ws HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    ]
    socket.connection.write(`${lines.join('\r\n')}\r\n\r\n`)
    await socket.said('\r\n\r\n')
    return socket
  }

  get status(): number {
    return Number(this.received.toString('latin1').split(' ')[1])
  }

  said = (text: string) => waitUntil(() => this.isClosed || this.received.includes(text))

  /** One frame of text. The mask is of zeros: the text is sent as it is. */
  send(frame: object): void {
    const text = Buffer.from(JSON.stringify(frame))
    const head = Buffer.from([0x81, 0x80 | 126, text.length >> 8, text.length & 255, 0, 0, 0, 0])
    this.connection.write(Buffer.concat([head, text]))
  }

  stopReading(): void {
    this.connection.pause()
  }

  readOn(): void {
    this.connection.resume()
  }

  end(): void {
    this.connection.destroy()
  }
}
