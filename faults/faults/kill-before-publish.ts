import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { boardsReach } from '../checks/boards'
import { deadlines } from '../deadlines'
import type { Fault } from '../fault'

const lostPublishes = 10

/** The commit is done and answered, and what would tell the other instance of it never leaves this one. */
export const killBeforePublish: Fault = {
  name: 'kill-before-publish',
  about: 'kill -9 of an instance right after commits, before the others are told of them',
  async run(world) {
    const { instances, proxies, acknowledged, workload } = world
    const [victim] = instances
    const [proxy] = proxies
    proxy.hold()
    const enough = acknowledged() + lostPublishes * 2
    await waitUntil(() => acknowledged() >= enough)
    await victim.kill()
    proxy.release()
    // A later hint of the same room would make up for the lost one.
    const started = victim.start()
    await workload.pause()
    const reachedMs = await boardsOfOthersReach(world)
    await started
    workload.start()
    return { 'other instance reached ms': reachedMs }
  },
}

const boardsOfOthersReach = (world: Parameters<Fault['run']>[0]) => {
  const [, survivor] = world.instances
  return boardsReach(world, deadlines.withoutBusMs, ({ options }) => options.instance === survivor)
}
