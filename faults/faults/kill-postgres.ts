import type { Fault } from '../fault'

export const killPostgres: Fault = {
  name: 'kill-postgres',
  about: 'kill -9 of PostgreSQL; it starts again after the instances noticed',
  async run({ postgres, instances }) {
    await postgres.kill()
    await Promise.all(instances.map((instance) => instance.says('database', 'unavailable')))
    const start = performance.now()
    await postgres.start()
    const downMs = Math.round(performance.now() - start)
    await Promise.all(instances.map((instance) => instance.says('database', 'ok')))
    return { 'recovery of PostgreSQL ms': downMs }
  },
}
