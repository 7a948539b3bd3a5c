// What Nexa does in a second, next to what the machine can do: `npm run bench`. docs/PERFORMANCE.md says how.
import { keepDataSet } from './data-set/kept-data-set'
import { loadTool } from './load/run-load'
import { type Measurement, measureRows } from './measure-rows'
import { readOptions } from './options'
import { summarize } from './report/summary'
import { tableOf, whole } from './report/table'
import { chooseRows } from './rows/all-rows'
import { openBenchPostgres } from './server/bench-postgres'
import { withWorld } from './server/world'

const options = readOptions()
const rows = chooseRows(options.only)
const postgres = await openBenchPostgres()
const measurements: Measurement[] = []
try {
  const dataSet = await keepDataSet(postgres, options.tasks)
  console.log(
    `${whole(options.tasks)} tasks, PostgreSQL ${postgres.version}, ${loadTool}. Rate limits are off: one machine plays all users.`,
  )
  for (let round = 1; round <= options.rounds; round += 1) {
    await withWorld({ postgres, dataSet, tasks: options.tasks }, async (world) => {
      const found = await measureRows(world, {
        postgres,
        dataSet,
        rows,
        connections: options.connections,
        seconds: options.seconds,
        limit: options['no-limit'] ? 'none' : round % 2 === 1 ? 'second' : 'first',
        onMeasured: ({ row, connections, nexa, limit }) =>
          console.log(
            `round ${round}  ${row.padEnd(14)} ${String(connections).padStart(2)} connections  ${whole(nexa.requestsPerSecond).padStart(6)}/s  limit ${limit ? whole(limit.requestsPerSecond) : '–'}`,
          ),
      })
      measurements.push(...found)
    })
  }
} finally {
  await postgres.stop()
}
console.log(tableOf(summarize(measurements)))
