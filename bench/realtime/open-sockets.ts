import { waitUntil } from '../../apps/api/tests/support/wait-until'
import type { Audience } from './audience'

/** Signed-in sockets of all people over all instances, each in the board's room. */
export async function openSockets(
  { urls, people, board }: Audience,
  count: number,
  onText: (text: string, socket: number) => void,
): Promise<WebSocket[]> {
  const room = `project:${board.project.id}`
  const sockets: WebSocket[] = []
  let entered = 0
  for (let at = 0; at < count; at += 1) {
    const url = urls[at % urls.length] ?? ''
    const person = people[Math.floor(at / urls.length) % people.length]
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`)
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'auth', token: person?.token }))
      socket.send(JSON.stringify({ type: 'subscribe', room }))
    }
    socket.onmessage = ({ data }) => {
      const text = String(data)
      if (text.startsWith('{"type":"subscribed"')) entered += 1
      else onText(text, at)
    }
    sockets.push(socket)
    // A few at a time: this is about what they cost, not about how they come.
    if (at % 50 === 49) await waitUntil(() => entered >= at - 20, 30_000)
  }
  await waitUntil(() => entered === count, 60_000)
  return sockets
}
