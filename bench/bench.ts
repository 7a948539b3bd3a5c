// What Nexa does in a second, next to what the machine can do: `npm run bench`. docs/PERFORMANCE.md tells of
// its options. Fails when a request did, or an event was lost.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { reportRows } from './measure-all'
import { reportGrowth } from './measure-growth'
import { readOptions } from './options'
import { writeDocs } from './report/write-docs'
import { benchFolder, openBenchPostgres } from './server/bench-postgres'

const options = readOptions()
const postgres = await openBenchPostgres()
try {
  const report = await (options.growth ? reportGrowth : reportRows)(postgres, options)
  console.log(`\n${report.text}\n`)
  const file = path.resolve(options.json ?? path.join(benchFolder, `${report.name}.json`))
  writeFileSync(file, JSON.stringify(report.json, null, 2))
  console.log(`All figures are in ${file}`)
  if (options['write-docs']) writeDocs(report)
  if (!report.isFine) console.error('Requests failed, or events were lost.')
  process.exitCode = report.isFine ? 0 : 1
} finally {
  await postgres.stop()
}
