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
  const found: Size[] = []
  for (const tasks of sizes) {
    console.log(`${whole(tasks)} tasks`)
    const plan = { postgres, tasks, rows, connections, seconds, rounds, withLimit: false }
    const { measurements } = await runRounds(plan)
    found.push({ tasks, lines: summarize(measurements) })
  }
  return {
    name: 'growth',
    text: `${describeMachine(machine)}\n\n${describeGrowth(found)}`,
    json: { machine, sizes: found },
    isFine: found.every(({ lines }) => lines.every(({ failed }) => failed === 0)),
  }
}
