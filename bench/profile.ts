// Where the server's time goes under one kind of load: `npm run bench:profile -- --only=get`.
// `--connections=16`, `--seconds=10`, `--tasks=10000`, `--top=30`, `--folder=` where the profile is written.
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { keepDataSet } from './data-set/kept-data-set'
import { measureLoad } from './load/measure-load'
import { describeProfile, readProfile } from './report/cpu-profile'
import { whole } from './report/table'
import { chooseRows } from './rows/all-rows'
import { benchFolder, openBenchPostgres } from './server/bench-postgres'
import { withWorld } from './server/world'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'get' },
    connections: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '10' },
    tasks: { type: 'string', default: '10000' },
    top: { type: 'string', default: '30' },
    folder: { type: 'string', default: path.join(benchFolder, 'profiles') },
  },
})

const rows = chooseRows(values.only.split(','))
const tasks = Number(values.tasks)
const connections = Number(values.connections)
const seconds = Number(values.seconds)
const folder = path.resolve(values.folder)
mkdirSync(folder, { recursive: true })

const postgres = await openBenchPostgres()
try {
  const dataSet = await keepDataSet(postgres, tasks)
  for (const row of rows) {
    const written = await profileOf(row, dataSet)
    console.log(describeProfile(await readProfile(written), Number(values.top)))
    console.log(`\nThe profile, for a browser's developer tools: ${written}\n`)
  }
} finally {
  await postgres.stop()
}

async function profileOf(row: (typeof rows)[number], dataSet: string): Promise<string> {
  const name = `${row.name}-${Date.now()}`
  const flags = () => [
    '--cpu-prof',
    `--cpu-prof-dir=${folder}`,
    `--cpu-prof-name=${name}.cpuprofile`,
  ]
  await withWorld({ postgres, dataSet, tasks, flags }, async (world) => {
    const { url, pid } = world.server
    const load = { url, requests: await row.requests(world), connections, seconds }
    const found = await measureLoad({ load, pid, postgresPid: postgres.pid })
    const cpu = found.cpuMs?.toFixed(3) ?? '–'
    console.log(
      `${row.name} at ${connections} connections: ${whole(found.requestsPerSecond)}/s under the profiler, ${cpu} ms CPU a request`,
    )
  })
  const file = readdirSync(folder).find((one) => one.startsWith(name))
  if (!file) throw new Error('The server wrote no profile')
  return path.join(folder, file)
}
