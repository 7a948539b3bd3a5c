import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { deadlines } from '../deadlines'
import type { Fault } from '../fault'
import { openSilentSocket } from '../workload/open-silent-socket'
import type { World } from '../world/world'
import { makeQuietProject } from './quiet-project'

const longText = 60_000
/** 60 MB: more than both kernels keep of a connection, and than Nexa keeps for a socket. */
const mostComments = 1_000
const atOnce = 4

const socketsOf = async ({ instances }: World) =>
  (await instances[0].metrics()).get('nexa_sockets_open') ?? 0

export const silentSocket: Fault = {
  name: 'silent-socket',
  about: 'A socket subscribes and never reads, while its room is busy with long comments',
  async run(world) {
    const [{ url }] = world.instances
    const { tenant, room, addTask, addComment } = await makeQuietProject(world)
    const before = await socketsOf(world)
    const isGone = async () => (await socketsOf(world)) <= before
    const silent = await openSilentSocket({ url, token: tenant.owner.token, room })
    try {
      if (await isGone()) throw new Error('The silent socket did not get in')
      const taskId = await addTask()
      let written = 0
      while (written < mostComments && !(await isGone())) {
        await Promise.all(Array.from({ length: atOnce }, () => addComment(taskId, longText)))
        written += atOnce
      }
      await waitUntil(isGone, deadlines.recoveryMs).catch(() => {
        throw new Error(`A socket that never reads is still open after ${written} long comments`)
      })
      return { 'comments until it was closed': written }
    } finally {
      silent.destroy()
    }
  },
}
