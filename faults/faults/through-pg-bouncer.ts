import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { PgBouncer } from '../../apps/api/tests/support/pg-bouncer'
import type { Fault } from '../fault'
import type { World } from '../world/world'

const workMs = 5_000
const bouncers = new WeakMap<World, PgBouncer>()

async function connectTo({ instances }: World, url: string): Promise<void> {
  for (const instance of instances) {
    await instance.restart({ env: { ...instance.env, DATABASE_URL: url } })
  }
}

export const throughPgBouncer: Fault = {
  name: 'pgbouncer',
  about:
    'PgBouncer in transaction mode comes in between, works for a while and is killed and started',
  async run(world) {
    const folder = mkdtempSync(path.join(world.folder, 'bouncer-'))
    const bouncer = new PgBouncer(world.postgres.url, folder)
    await bouncer.start()
    bouncers.set(world, bouncer)
    world.onClose(() => bouncer.kill())
    await connectTo(world, bouncer.url)
    const { attempts } = world.workload
    const start = performance.now()
    await Bun.sleep(workMs)
    const failures = attempts.failures(start)
    if (failures !== 'none') throw new Error(`Through PgBouncer requests fail: ${failures}`)
    const done = attempts.count(start)
    await bouncer.kill()
    await Promise.all(world.instances.map((instance) => instance.says('database', 'unavailable')))
    await bouncer.start()
    await Promise.all(world.instances.map((instance) => instance.says('database', 'ok')))
    return { 'requests through it': done }
  },
  async leave(world) {
    await connectTo(world, world.postgres.url)
    await bouncers.get(world)?.kill()
  },
}
