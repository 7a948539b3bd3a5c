// `npm run bench:drivers`: the driver that Nexa uses beside Bun's own, on the statements of the benchmark's limit.
// `--seconds=3`, `--rounds=3`. Medians; the two take turns.
import { parseArgs } from 'node:util'
import pg from 'pg'
import { copyDataSet, keepDataSet } from './data-set/kept-data-set'
import { type Driver, openBunSql, openPg } from './drivers/drivers'
import { boardSql, getSql, listSql } from './limit/read-sql'
import { median } from './report/median'
import { markdownTable, whole } from './report/table'
import { openBenchPostgres } from './server/bench-postgres'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
})
const atOnce = 16
const warmUpMs = 500

type Task = { id: string; projectId: string }
type Work = { name: string; run: (driver: Driver, task: Task) => Promise<unknown> }

const touch = 'update tasks set version = version + 1, updated_at = now() where id = $1::uuid'
const works: Work[] = [
  { name: 'get', run: (driver, task) => driver.query(getSql, [task.id]) },
  { name: 'list', run: (driver, task) => driver.query(listSql, [task.projectId]) },
  { name: 'board', run: (driver, task) => driver.query(boardSql, [task.projectId]) },
  {
    name: 'change',
    run: (driver, task) =>
      driver.change({ text: getSql, values: [task.id] }, { text: touch, values: [task.id] }),
  },
]

type Figures = { perSecond: number; cpuUs: number }

const postgres = await openBenchPostgres()
const copy = 'nexa_bench_drivers'
try {
  const url = await copyDataSet(postgres, await keepDataSet(postgres, 10_000), copy)
  const tasks = await someTasks(url)
  const drivers = [openPg(url), openBunSql(url)]
  const rows: string[][] = []
  for (const work of works) {
    const [first, ...others] = await Promise.all(
      drivers.map((one) => work.run(one, tasks[0] ?? never())),
    )
    if (others.some((other) => work.name !== 'change' && !Bun.deepEquals(first, other))) {
      throw new Error(`The drivers answer differently: ${work.name}`)
    }
    const found = new Map(drivers.map((driver): [Driver, Figures[]] => [driver, []]))
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      for (const [driver, figures] of found) figures.push(await measure(driver, work, tasks))
    }
    for (const [driver, figures] of found) {
      const perSecond = median(figures.map((one) => one.perSecond))
      const cpuUs = median(figures.map((one) => one.cpuUs))
      rows.push([work.name, driver.name, whole(perSecond), whole(cpuUs)])
    }
  }
  console.log(markdownTable(['statement', 'driver', 'per second', 'CPU µs of the client'], rows))
  for (const driver of drivers) await driver.close()
} finally {
  await postgres.command(`drop database if exists ${copy} with (force)`)
  await postgres.stop()
}

async function someTasks(url: string): Promise<Task[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Task>(
    'select id, project_id as "projectId" from tasks order by md5(id::text) limit 1000',
  )
  await client.end()
  return rows
}

async function measure(driver: Driver, work: Work, tasks: readonly Task[]): Promise<Figures> {
  await runFor(warmUpMs, driver, work, tasks)
  const before = process.cpuUsage()
  const startedAt = performance.now()
  const done = await runFor(Number(values.seconds) * 1_000, driver, work, tasks)
  const seconds = (performance.now() - startedAt) / 1_000
  const { user, system } = process.cpuUsage(before)
  return { perSecond: done / seconds, cpuUs: (user + system) / done }
}

async function runFor(ms: number, driver: Driver, work: Work, tasks: readonly Task[]) {
  const end = performance.now() + ms
  let done = 0
  const worker = async () => {
    while (performance.now() < end) {
      done += 1
      await work.run(driver, tasks[done % tasks.length] ?? never())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done
}

function never(): never {
  throw new Error('The data set has no tasks')
}
