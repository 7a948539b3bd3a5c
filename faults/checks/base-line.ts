import { askDatabase } from '../../apps/api/tests/support/ask-database'
import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { deadlines } from '../deadlines'
import type { World } from '../world/world'

/** What the system takes up while nobody writes. */
export type Usage = {
  /** Open sockets of each instance. */
  sockets: number[]
  memoryMb: number[]
  /** Connections to the database, of the pools and of the jobs. */
  connections: number
  /** Sessions that sit in a transaction, requests and writes that wait for one. */
  stuck: number
  redisConnections: number[]
}

/** Memory that a process may have grown by: Bun's heap is given back late, and not as a whole. */
const memoryToleranceMb = 120
/** Two pools of 10, and 2 for each one's jobs. */
const mostConnections = 24

export async function readUsage({ instances, postgres, proxies }: World): Promise<Usage> {
  const all = await Promise.all(instances.map((instance) => instance.metrics()))
  const of = (name: string) => all.map((metrics) => metrics.get(name) ?? Number.NaN)
  const waiting = [
    ...of('nexa_writes_waiting'),
    ...of('nexa_database_connections{state="waiting"}'),
  ].reduce((sum, count) => sum + count, 0)
  const [row] = await askDatabase(
    postgres.url,
    `select count(*)::int as connections,
        (count(*) filter (where state like 'idle in transaction%'))::int as stuck
      from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  return {
    sockets: of('nexa_sockets_open'),
    memoryMb: of('process_resident_memory_bytes').map((bytes) => Math.round(bytes / 2 ** 20)),
    connections: Number(row?.connections),
    stuck: Number(row?.stuck) + waiting,
    redisConnections: proxies.map(({ connections }) => connections),
  }
}

/** Waits until the system is back to what it took before. Says what is not. */
export async function backToBaseLine(
  world: World,
  before: Usage,
): Promise<{ usage: Usage; findings: string[] }> {
  let usage = await readUsage(world)
  const isBack = async () => {
    usage = await readUsage(world)
    return excess(usage, before).length === 0
  }
  await waitUntil(isBack, deadlines.baseLineMs).catch(() => {})
  return { usage, findings: excess(usage, before) }
}

function excess(usage: Usage, before: Usage): string[] {
  const { sockets, memoryMb, connections, stuck, redisConnections } = usage
  const isGrown = memoryMb.some((mb, at) => mb > (before.memoryMb[at] ?? 0) + memoryToleranceMb)
  return [
    ...differ('Sockets', sockets, before.sockets),
    ...differ('Connections to Redis', redisConnections, before.redisConnections),
    ...(isGrown ? [`Memory is ${memoryMb} MB, was ${before.memoryMb} MB`] : []),
    ...(connections > mostConnections ? [`${connections} connections to the database`] : []),
    ...(stuck > 0 ? [`${stuck} transactions or writes are stuck`] : []),
  ]
}

const differ = (what: string, now: number[], before: number[]): string[] =>
  Bun.deepEquals(now, before) ? [] : [`${what}: ${now}, were ${before}`]
