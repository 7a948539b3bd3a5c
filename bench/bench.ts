// What Nexa does in a second: `npm run bench`.
import { keepDataSet } from './data-set/kept-data-set'
import { measureLoad } from './load/measure-load'
import { readOptions } from './options'
import { chooseRows } from './rows/all-rows'
import { send } from './rows/send'
import { openBenchPostgres } from './server/bench-postgres'
import { withWorld } from './server/world'

const options = readOptions()
const rows = chooseRows(options.only)
const postgres = await openBenchPostgres()
try {
  const dataSet = await keepDataSet(postgres, options.tasks)
  for (let round = 1; round <= options.rounds; round += 1) {
    await withWorld({ postgres, dataSet, tasks: options.tasks }, async (world) => {
      const { url, pid, startMs } = world.server
      console.log('start', startMs)
      for (const row of rows) {
        const requests = await row.requests(world)
        const [first] = requests
        if (!first) continue
        row.check(await send(url, first), first, world)
        for (const connections of options.connections) {
          const load = { url, requests, connections, seconds: options.seconds }
          const figures = await measureLoad({ load, pid, postgresPid: postgres.pid })
          console.log(row.name, connections, figures)
        }
        row.check(await send(url, first), first, world)
      }
    })
  }
} finally {
  await postgres.stop()
}
