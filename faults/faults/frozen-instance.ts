import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { withSql } from '../../apps/api/tests/support/with-sql'
import type { Fault, Figures } from '../fault'
import type { World } from '../world/world'

/** Shorter than PostgreSQL waits for a transaction that says nothing (10 s), longer than for a lock (2 s). */
const shortMs = 6_000
const longMs = 13_000

const idOf = (answer: unknown): string =>
  typeof answer === 'object' && answer && 'id' in answer ? String(answer.id) : ''

/** A task in a column that the writers don't know, and a column that they use all the time. */
async function makeHeldTask({ tenants, instances, workload }: World) {
  const [tenant] = tenants
  const projectId = tenant?.projectIds[0]
  const [, instance] = instances
  if (!tenant || projectId === undefined) throw new Error('There is no project')
  const params = { id: projectId }
  const { data } = await workload.client(tenant, tenant.owner, instance).listStatuses({ params })
  const busy = data.find(({ isDefault }) => isDefault)?.id ?? ''
  const name = `${tenant.canary} ${crypto.randomUUID().slice(0, 8)}`
  const column = await workload.write(instance, tenant, {
    kind: 'createStatus',
    projectId,
    send: (client, options) => client.createStatus({ params, body: { name } }, options),
  })
  const body = { title: `${tenant.canary} ${crypto.randomUUID()}`, statusId: idOf(column.answer) }
  const task = await workload.write(instance, tenant, {
    kind: 'createTask',
    projectId,
    send: (client, options) => client.createTask({ params, body }, options),
  })
  return { tenant, projectId, taskId: idOf(task.answer), statusId: busy }
}

const waiting =
  'select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))'
const idling = `select 1 from pg_stat_activity where pid = $1 and state = 'idle in transaction'`

/** The instance is stopped while PostgreSQL waits for the next statement of a transaction with locks. */
async function freeze(world: World, frozenMs: number): Promise<Figures> {
  const { instances, postgres, workload } = world
  const [victim] = instances
  const { tenant, projectId, taskId, statusId } = await makeHeldTask(world)
  return withSql(postgres.url, async (sql) => {
    await sql.query('begin')
    await sql.query('select 1 from tasks where id = $1 for update', [taskId])
    const moved = workload.write(victim, tenant, {
      kind: 'moveTask',
      projectId,
      send: (client, options) =>
        client.moveTask({ params: { id: taskId }, body: { statusId, order: 0 } }, options),
    })
    const pidOf = async (): Promise<number | undefined> => (await sql.query(waiting)).rows[0]?.pid
    await waitUntil(async () => (await pidOf()) !== undefined)
    const pid = await pidOf()
    victim.signal('SIGSTOP')
    const start = performance.now()
    await sql.query('rollback')
    await waitUntil(async () => (await sql.query(idling, [pid])).rows.length > 0)
    await Bun.sleep(frozenMs)
    const failures = workload.attempts.failures(start)
    if (!failures.includes('503')) throw new Error('Nobody ran into the stopped instance’s locks')
    victim.signal('SIGCONT')
    const { ending, status } = await moved
    return { 'own request': status || ending, 'failures meanwhile': failures }
  }).finally(() => victim.signal('SIGCONT'))
}

export const frozenInstance: Fault = {
  name: 'frozen-instance',
  about:
    'SIGSTOP of an instance in a transaction that holds a column; others time out over its lock',
  run: (world) => freeze(world, shortMs),
}

export const longFrozenInstance: Fault = {
  name: 'long-frozen-instance',
  about:
    'The same, until PostgreSQL ends the transaction: the instance has to notice when it goes on',
  run: (world) => freeze(world, longMs),
}
