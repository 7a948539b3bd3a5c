import type { Socket } from 'node:net'
import type { ErrorAnswer } from '@nexa/shared/errors'

/** What a client is told while no instance is there: to try again. */
export function noAnswer(client: Socket): void {
  const error: ErrorAnswer['error'] = {
    code: 'UNAVAILABLE',
    message: 'No instance answers',
    requestId: crypto.randomUUID(),
  }
  const body = JSON.stringify({ success: false, error } satisfies ErrorAnswer)
  const head = [
    'HTTP/1.1 503 Service Unavailable',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Retry-After: 1',
    'Connection: close',
  ]
  // What is not read when a connection closes resets it, and the client loses the answer.
  client.resume()
  client.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
