import { waitUntil } from '../../apps/api/tests/support/wait-until'
import type { Audience } from './audience'
import { openSockets } from './open-sockets'

export type Reconnected = {
  /** Of each socket: from the moment all of them come back to everything it missed. */
  caughtUpMs: number[]
  /** Sockets that did not get exactly what they missed. */
  wrong: number
}

const missed = 10

type Heard = { type: string; changes?: { seq: number }[] }

/** All sockets are lost, something happens, and all come back at once. */
export async function measureReconnect(audience: Audience, count: number): Promise<Reconnected> {
  const { urls, people, board } = audience
  const [url = ''] = urls
  const headers = {
    Authorization: `Bearer ${people[0]?.token}`,
    'Content-Type': 'application/json',
    'X-Workspace-Id': people[0]?.workspaceId ?? '',
  }
  const first = await openSockets(audience, count, () => {})
  const response = await fetch(`${url}/api/projects/${board.project.id}/board`, { headers })
  const { data }: { data: { epoch: string; head: number } } = JSON.parse(await response.text())
  for (const socket of first) socket.close()
  for (let at = 0; at < missed; at += 1) {
    const body = JSON.stringify({ statusId: board.todo.id, order: 0 })
    await fetch(`${url}/api/tasks/${board.tasks[at]?.id}/move`, { method: 'POST', headers, body })
  }
  const since = { epoch: data.epoch, seq: data.head }
  const subscribe = JSON.stringify({
    type: 'subscribe',
    room: `project:${board.project.id}`,
    since,
  })
  const caughtUpMs: number[] = []
  let wrong = 0
  const startedAt = performance.now()
  const sockets = Array.from({ length: count }, (_, at) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`)
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'auth', token: people[at % people.length]?.token }))
      socket.send(subscribe)
    }
    socket.onmessage = ({ data: text }) => {
      const { type, changes = [] }: Heard = JSON.parse(String(text))
      if (type !== 'subscribed') return
      caughtUpMs.push(performance.now() - startedAt)
      const isRight = changes.every(({ seq }, place) => seq === data.head + place + 1)
      if (!isRight || changes.length !== missed) wrong += 1
    }
    return socket
  })
  await waitUntil(() => caughtUpMs.length === count, 60_000)
  for (const socket of sockets) socket.close()
  return { caughtUpMs, wrong }
}
