import type { Socket } from 'bun'
import type { Client } from './client'

/** An upload byte by byte, as slow, broken and hostile clients send it. */
export class RawUpload {
  private received = ''
  private readonly ended = Promise.withResolvers<void>()

  private constructor(private readonly socket: Socket) {}

  static async open(person: Client, path: string, headers: readonly string[]): Promise<RawUpload> {
    const { hostname, port } = new URL(person.url)
    const socket = await Bun.connect({
      hostname,
      port: Number(port),
      socket: {
        data: (_, chunk) => upload.take(chunk.toString()),
        close: () => upload.ended.resolve(),
        error: (_, error) => upload.ended.reject(error),
      },
    })
    const upload = new RawUpload(socket)
    const lines = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${person.token}`,
      `X-Workspace-Id: ${person.workspaceId}`,
      'Content-Type: multipart/form-data; boundary=edge',
      ...headers,
    ]
    upload.send(`${lines.join('\r\n')}\r\n\r\n`)
    return upload
  }

  send(text: string): void {
    this.socket.write(text)
  }

  private take(text: string): void {
    this.received += text
    if (this.received.includes('\r\n\r\n')) this.ended.resolve()
  }

  /** Breaks the connection off. */
  abandon(): void {
    this.socket.terminate()
  }

  /** Of the answer; NaN when the connection ended without one. */
  async status(): Promise<number> {
    await this.ended.promise
    this.socket.end()
    return Number(this.received.split(' ')[1])
  }
}

/** A part of a form with the boundary "edge". */
export const part = (headers: string, content: string) =>
  `--edge\r\n${headers}\r\n\r\n${content}\r\n`
export const filePart = (content: string) =>
  part('Content-Disposition: form-data; name="file"; filename="notes.txt"', content)
export const lastBoundary = '--edge--\r\n'
