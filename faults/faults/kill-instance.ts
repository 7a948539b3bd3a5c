import { waitUntil } from '../../apps/api/tests/support/wait-until'
import type { Fault } from '../fault'

const kills = 3

export const killInstance: Fault = {
  name: 'kill-instance',
  about: 'kill -9 of an instance in the midst of writing; it starts again, three times',
  isShort: true,
  async run({ instances, random, acknowledged }) {
    for (let number = 0; number < kills; number += 1) {
      const instance = random.pick(instances)
      const enough = acknowledged() + random.between(5, 80)
      await waitUntil(() => acknowledged() >= enough)
      await instance.kill()
      await instance.start()
    }
    return { kills }
  },
}
