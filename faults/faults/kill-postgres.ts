import type { Fault } from '../fault'

const longestMs = 3_000

export const killPostgres: Fault = {
  name: 'kill-postgres',
  about: 'kill -9 of PostgreSQL; it starts again after the instances noticed',
  async run({ postgres, instances, random }) {
    await postgres.kill()
    await Promise.all(instances.map((instance) => instance.says('database', 'unavailable')))
    const downMs = random.between(0, longestMs)
    await Bun.sleep(downMs)
    const start = performance.now()
    await postgres.start()
    const recoveryMs = Math.round(performance.now() - start)
    await Promise.all(instances.map((instance) => instance.says('database', 'ok')))
    return { 'down ms': downMs, 'recovery of PostgreSQL ms': recoveryMs }
  },
}
