import { lastWritesReach } from '../checks/boards'
import type { Fault } from '../fault'
import type { Tampering } from '../world/redis-proxy'

const enoughTampered = 40
const tamperMs = 6_000

const tampered = (name: string, tampering: Tampering, about: string): Fault => ({
  name,
  about,
  async run(world) {
    const { proxies } = world
    const count = () => proxies.reduce((sum, proxy) => sum + proxy.tampered, 0)
    const before = count()
    for (const proxy of proxies) proxy.tampering = tampering
    await Bun.sleep(tamperMs)
    const reachedMs = await lastWritesReach(world)
    for (const proxy of proxies) proxy.tampering = 'none'
    const all = count() - before
    if (all < enoughTampered) throw new Error(`Only ${all} messages were tampered with`)
    return { messages: all, 'reached meanwhile ms': reachedMs }
  },
})

export const publishesDropped: Fault = {
  ...tampered('publishes-dropped', 'drop', '30 % of what Redis passes on gets lost'),
  isShort: true,
}
export const publishesDoubled = tampered(
  'publishes-doubled',
  'double',
  '30 % of what Redis passes on comes twice',
)
export const publishesSwapped = tampered(
  'publishes-reordered',
  'swap',
  '30 % of what Redis passes on comes after what was said later',
)
