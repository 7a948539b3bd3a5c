import { copyDataSet } from './data-set/kept-data-set'
import { type Limit, startLimit } from './limit/start-limit'
import type { LoadRequest } from './load/load-request'
import { type Figures, measureLoad } from './load/measure-load'
import type { Row } from './rows/row'
import { send } from './rows/send'
import {
  countRefused,
  readStatuses,
  type Statuses,
  statusesSince,
} from './server/answered-statuses'
import type { BenchPostgres } from './server/bench-postgres'
import type { World } from './server/world'

export type Measurement = {
  row: string
  connections: number
  nexa: Figures & { statuses: Statuses }
  limit: Figures | null
}

export type Plan = {
  postgres: BenchPostgres
  dataSet: string
  rows: readonly Row[]
  connections: readonly number[]
  seconds: number
  /** Whether the limit is measured, too, and which of the two comes first. */
  limit: 'first' | 'second' | 'none'
  onMeasured: (measurement: Measurement) => void
}

/** Every row at every number of connections once, the limit by turns with it. */
export async function measureRows(world: World, plan: Plan): Promise<Measurement[]> {
  const measured: Measurement[] = []
  const sizes: Record<string, number> = {}
  for (const row of plan.rows) {
    const { text } = await check(world, row, firstOf(await row.requests(world)))
    sizes[row.name] = Buffer.byteLength(text)
  }
  await withLimit(world, plan, sizes, async (limit) => {
    for (const row of plan.rows) {
      const requests = await row.requests(world)
      const first = firstOf(requests)
      await check(world, row, first)
      for (const connections of plan.connections) {
        const load = { requests, connections, seconds: plan.seconds }
        const measurement = await measureBoth(world, row, plan, limit, load)
        measured.push(measurement)
        plan.onMeasured(measurement)
      }
      await check(world, row, first)
    }
  })
  return measured
}

function firstOf(requests: readonly LoadRequest[]): LoadRequest {
  const [first] = requests
  if (!first) throw new Error('A row has no request')
  return first
}

async function check(world: World, row: Row, request: LoadRequest) {
  const answer = await send(world.server.url, request)
  row.check(answer, request, world)
  return answer
}

type SomeLoad = { requests: LoadRequest[]; connections: number; seconds: number }

async function measureBoth(
  world: World,
  row: Row,
  { postgres, limit: order }: Plan,
  limit: Limit | null,
  load: SomeLoad,
): Promise<Measurement> {
  const { url, pid } = row.keepsNothing ? await world.forgetful() : world.server
  const postgresPid = postgres.pid
  const ofLimit = async () => {
    if (!limit || !row.hasLimit) return null
    await send(limit.url, firstOf(load.requests))
    return measureLoad({ load: { ...load, url: limit.url }, pid: limit.pid, postgresPid })
  }
  const limitFirst = order === 'first' ? await ofLimit() : null
  const before = await readStatuses(url)
  const figures = await measureLoad({ load: { ...load, url }, pid, postgresPid })
  const statuses = statusesSince(before, await readStatuses(url))
  const failed = Math.max(figures.failed, countRefused(statuses))
  return {
    row: row.name,
    connections: load.connections,
    nexa: { ...figures, statuses, failed },
    limit: limitFirst ?? (order === 'second' ? await ofLimit() : null),
  }
}

async function withLimit(
  { sample }: World,
  { postgres, dataSet, limit: order }: Plan,
  sizes: Record<string, number>,
  use: (limit: Limit | null) => Promise<void>,
): Promise<void> {
  if (order === 'none') return use(null)
  const copy = 'nexa_bench_limit'
  const databaseUrl = await copyDataSet(postgres, dataSet, copy)
  const { workspaceId, ownerId: userId } = sample
  const limit = await startLimit({ databaseUrl, workspaceId, userId, sizes })
  try {
    await use(limit)
  } finally {
    limit.stop()
    await postgres.command(`drop database if exists ${copy} with (force)`)
  }
}
