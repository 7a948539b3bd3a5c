import { keepDataSet } from './data-set/kept-data-set'
import type { Measurement } from './measure-rows'
import type { BenchOptions } from './options'
import { describeMachine } from './report/describe-result'
import { describeGrowth, type Size } from './report/growth'
import { readMachine } from './report/machine'
import { summarize } from './report/summary'
import { whole } from './report/table'
import type { Report } from './report/write-docs'
import { chooseRows } from './rows/all-rows'
import { runRounds } from './run-rounds'
import type { BenchPostgres } from './server/bench-postgres'

const names = ['get', 'list', 'board', 'search', 'move', 'create']
const connections = [16]

/** The same requests in ever larger workspaces, whose projects stay as large. */
export async function reportGrowth(
  postgres: BenchPostgres,
  { only, sizes, seconds, rounds }: BenchOptions,
): Promise<Report> {
  const machine = await readMachine(postgres.version)
  const rows = chooseRows(only.length > 0 ? only : names)
  for (const tasks of sizes) await keepDataSet(postgres, tasks)
  const measured = new Map(sizes.map((tasks): [number, Measurement[]] => [tasks, []]))
  // By turns, so that all sizes meet the same machine.
  for (let round = 1; round <= rounds; round += 1) {
    for (const [tasks, measurements] of measured) {
      console.log(`Round ${round} with ${whole(tasks)} tasks`)
      const plan = { postgres, tasks, rows, connections, seconds, rounds: 1, withLimit: false }
      measurements.push(...(await runRounds(plan)).measurements)
    }
  }
  const found = [...measured].map(
    ([tasks, measurements]): Size => ({ tasks, lines: summarize(measurements) }),
  )
  return {
    name: 'growth',
    text: `${describeMachine(machine)}\n\n${describeGrowth(found)}`,
    json: { machine, sizes: found },
    isFine: found.every(({ lines }) => lines.every(({ failed }) => failed === 0)),
  }
}
