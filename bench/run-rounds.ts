import { keepDataSet } from './data-set/kept-data-set'
import { type Measurement, measureRows } from './measure-rows'
import { median, medianOrNull } from './report/median'
import { whole } from './report/table'
import type { Row } from './rows/row'
import type { BenchPostgres } from './server/bench-postgres'
import { residentMegabytesOf } from './server/process-figures'
import { withWorld } from './server/world'

type Rounds = {
  postgres: BenchPostgres
  tasks: number
  rows: readonly Row[]
  connections: readonly number[]
  seconds: number
  rounds: number
  withLimit: boolean
}

export type RoundFigures = {
  measurements: Measurement[]
  startMs: number
  restMegabytes: number | null
  loadedMegabytes: number | null
}

const settleMs = 3_000
/** What the load needed is given back by then. */
const restMs = 20_000

/** Each round on a fresh copy of the data set and with a new server: no round meets what another one wrote. */
export async function runRounds({ rounds, withLimit, tasks, ...plan }: Rounds) {
  const { postgres } = plan
  const dataSet = await keepDataSet(postgres, tasks)
  const measurements: Measurement[] = []
  const starts: number[] = []
  const rest: (number | null)[] = []
  const loaded: (number | null)[] = []
  for (let round = 1; round <= rounds; round += 1) {
    await withWorld({ postgres, dataSet, tasks }, async (world) => {
      const { pid, startMs } = world.server
      starts.push(startMs)
      await Bun.sleep(settleMs)
      rest.push(residentMegabytesOf(pid))
      const limit = round % 2 === 1 ? 'second' : 'first'
      const found = await measureRows(world, {
        ...plan,
        dataSet,
        limit: withLimit ? limit : 'none',
        onMeasured: (one) => console.log(`${round}  ${lineOf(one)}`),
      })
      measurements.push(...found)
      await Bun.sleep(restMs)
      loaded.push(residentMegabytesOf(pid))
    })
  }
  return {
    measurements,
    startMs: median(starts),
    restMegabytes: medianOrNull(rest),
    loadedMegabytes: medianOrNull(loaded),
  } satisfies RoundFigures
}

function lineOf({ row, connections, nexa, limit }: Measurement): string {
  const size = `${String(connections).padStart(3)} connections`
  const own = `${whole(nexa.requestsPerSecond).padStart(7)}/s`
  const most = limit ? `  limit ${whole(limit.requestsPerSecond)}/s` : ''
  const failed = nexa.failed + (limit?.failed ?? 0)
  return `${row.padEnd(14)}${size}${own}${most}${failed > 0 ? `  ${failed} FAILED` : ''}`
}
