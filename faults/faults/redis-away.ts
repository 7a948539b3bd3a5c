import { lastWritesReach } from '../checks/boards'
import type { Fault, Figures } from '../fault'
import type { World } from '../world/world'

const awayMs = 4_000
const wantedRate = 0.99

/** While Redis is away requests go on as ever, and everybody hears a little later. */
async function goOnWithout(world: World): Promise<Figures> {
  const { attempts } = world.workload
  await Promise.all(world.instances.map((instance) => instance.says('redis', 'unavailable')))
  const start = performance.now()
  await Bun.sleep(awayMs)
  const rate = attempts.successRate(start)
  if (rate < wantedRate) throw new Error(`Without Redis requests fail: ${attempts.failures(start)}`)
  const reachedMs = await lastWritesReach(world)
  return { 'reached without Redis ms': reachedMs }
}

const isBack = ({ instances }: World) =>
  Promise.all(instances.map((instance) => instance.says('redis', 'ok')))

export const redisStopped: Fault = {
  name: 'redis-stopped',
  about: 'Redis is killed, and starts again empty after a while',
  async run(world) {
    await world.redis.stop()
    const figures = await goOnWithout(world)
    await world.redis.start()
    await isBack(world)
    return figures
  },
}

export const redisHung: Fault = {
  name: 'redis-hung',
  about: 'Redis is stopped by SIGSTOP: connections stay open and nothing answers',
  isShort: true,
  async run(world) {
    world.redis.hang()
    const figures = await goOnWithout(world)
    world.redis.goOn()
    await isBack(world)
    return figures
  },
}

export const redisRestarted: Fault = {
  name: 'redis-restarted',
  about: 'Redis is killed and starts again empty at once: channels have to be subscribed anew',
  async run(world) {
    await world.redis.stop()
    await world.redis.start()
    await isBack(world)
    return {}
  },
}

export const redisAbsent: Fault = {
  name: 'redis-absent-at-start',
  about: 'An instance starts while there is no Redis, which comes later',
  async run(world) {
    const { redis, instances } = world
    await redis.stop()
    await instances[0].restart()
    const figures = await goOnWithout(world)
    await redis.start()
    await isBack(world)
    return figures
  },
}
