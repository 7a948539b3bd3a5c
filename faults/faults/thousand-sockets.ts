import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { deadlines } from '../deadlines'
import type { Fault } from '../fault'
import { ResumingSocket } from '../workload/resuming-socket'
import { makeQuietProject } from './quiet-project'

const count = 1_000
const missed = 5

export const thousandSockets: Fault = {
  name: 'thousand-sockets',
  about: '1,000 sockets break and connect again at once, without waiting; each gets what it missed',
  async run(world) {
    const { instances } = world
    const { tenant, room, head, addTask } = await makeQuietProject(world)
    const { token } = tenant.owner
    const urlOf = (number: number) => instances[number % 2 === 0 ? 0 : 1].url
    const sockets = Array.from(
      { length: count },
      (_, number) => new ResumingSocket({ url: urlOf(number), token, room }),
    )
    const connectAll = async (seq: number): Promise<number> => {
      const start = performance.now()
      for (const socket of sockets) socket.connect()
      const missing = () => sockets.filter((one) => !one.isIn || one.seq < seq).length
      await waitUntil(() => missing() === 0, deadlines.recoveryMs).catch(() => {
        throw new Error(`${missing()} of ${count} sockets are not in the room or behind`)
      })
      return Math.round(performance.now() - start)
    }
    try {
      const openedMs = await connectAll(0)
      for (const socket of sockets) socket.drop()
      for (let number = 0; number < missed; number += 1) await addTask()
      const backMs = await connectAll(await head())
      const holes = sockets.filter((socket) => socket.holes > 0).length
      if (holes > 0) throw new Error(`${holes} sockets were told with holes`)
      return { 'opened ms': openedMs, 'back ms': backMs }
    } finally {
      for (const socket of sockets) socket.drop()
    }
  },
}
