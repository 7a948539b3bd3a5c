import { connect, type Socket } from 'node:net'
import { waitUntil } from '../../apps/api/tests/support/wait-until'

type SocketTarget = { url: string; token: string; room: string }

/** A text frame as clients send it: masked, here with zeros. Of less than 64 KB. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0])
  return Buffer.concat([head, payload])
}

/** By hand, because a client of the platform reads whether anybody wants it or not. */
export async function openSilentSocket({ url, token, room }: SocketTarget): Promise<Socket> {
  const { port, hostname, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const request = [
    'GET /ws HTTP/1.1',
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')}`,
  ]
  socket.write(`${request.join('\r\n')}\r\n\r\n`)
  await waitUntil(() => said.includes(' 101 '))
  socket.write(textFrame(JSON.stringify({ type: 'auth', token })))
  await waitUntil(() => said.includes('"connected"'))
  socket.write(textFrame(JSON.stringify({ type: 'subscribe', room })))
  await waitUntil(() => said.includes('"subscribed"'))
  socket.pause()
  return socket
}
