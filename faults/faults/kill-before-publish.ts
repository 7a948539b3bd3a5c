import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { lastWritesReach } from '../checks/boards'
import type { Fault } from '../fault'
import type { LiveReader } from '../workload/live-reader'

const lostPublishes = 10

/** The commit is done and answered, and what would tell the other instance of it never leaves this one. */
export const killBeforePublish: Fault = {
  name: 'kill-before-publish',
  about: 'kill -9 of an instance right after commits, before the others are told of them',
  async run(world) {
    const { instances, proxies, acknowledged } = world
    const [victim] = instances
    const [proxy] = proxies
    proxy.hold()
    const enough = acknowledged() + lostPublishes * 2
    await waitUntil(() => acknowledged() >= enough)
    await victim.kill()
    proxy.goOn()
    const isElsewhere = ({ options }: LiveReader) => options.instance !== victim
    const [reachedMs] = await Promise.all([lastWritesReach(world, isElsewhere), victim.start()])
    return { 'other instance reached ms': reachedMs }
  },
}
