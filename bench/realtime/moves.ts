import { waitUntil } from '../../apps/api/tests/support/wait-until'
import type { Audience } from './audience'
import { openSockets } from './open-sockets'

type Load = { sockets: number; writesPerSecond: number; seconds: number }

/** In milliseconds; one value for each event that each socket received. */
export type MoveTimes = {
  received: number
  expected: number
  /** Events that a socket had heard already. */
  repeated: number
  fromRequest: number[]
  fromReply: number[]
}

type Sent = { at: number; repliedAt: number; heardAt: number[]; heardBy: Set<number> }

const warmUpSeconds = 3
const mutationId = /"mutationId":"([0-9a-f-]{36})"/

/** Moves at a steady pace, each by another person than the one before, and when each socket hears of it. */
export async function measureMoves(audience: Audience, load: Load): Promise<MoveTimes> {
  const { urls, people, board } = audience
  const sent = new Map<string, Sent>()
  const sockets = await openSockets(audience, load.sockets, (text, socket) => {
    const [, id = ''] = mutationId.exec(text) ?? []
    const record = sent.get(id)
    record?.heardAt.push(performance.now())
    record?.heardBy.add(socket)
  })
  const move = async (number: number): Promise<void> => {
    const person = people[number % people.length]
    const task = board.tasks[number % board.tasks.length]
    const statusId = (number % 2 === 0 ? board.todo : board.inProgress).id
    const id = crypto.randomUUID()
    const record: Sent = { at: performance.now(), repliedAt: 0, heardAt: [], heardBy: new Set() }
    if (number >= warmUpSeconds * load.writesPerSecond) sent.set(id, record)
    const response = await fetch(`${urls[number % urls.length]}/api/tasks/${task?.id}/move`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${person?.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': id,
        'X-Workspace-Id': person?.workspaceId ?? '',
      },
      body: JSON.stringify({ statusId, order: 0 }),
    })
    record.repliedAt = performance.now()
    if (!response.ok)
      throw new Error(`A move answered ${response.status}: ${await response.text()}`)
    await response.arrayBuffer()
  }
  const total = (warmUpSeconds + load.seconds) * load.writesPerSecond
  const startedAt = performance.now()
  const moves: Promise<void>[] = []
  for (let number = 0; number < total; number += 1) {
    const dueAt = startedAt + (number * 1_000) / load.writesPerSecond
    await Bun.sleep(Math.max(0, dueAt - performance.now()))
    moves.push(move(number))
  }
  await Promise.all(moves)
  const records = [...sent.values()]
  const expected = records.length * load.sockets
  const received = () => records.reduce((sum, { heardAt }) => sum + heardAt.length, 0)
  await waitUntil(() => received() >= expected, 10_000).catch(() => {})
  for (const socket of sockets) socket.close()
  return {
    received: received(),
    expected,
    repeated: records.reduce((sum, { heardAt, heardBy }) => sum + heardAt.length - heardBy.size, 0),
    fromRequest: records.flatMap(({ at, heardAt }) => heardAt.map((heard) => heard - at)),
    fromReply: records.flatMap(({ repliedAt, heardAt }) =>
      heardAt.map((heard) => heard - repliedAt),
    ),
  }
}
