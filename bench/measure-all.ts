import { keepDataSet } from './data-set/kept-data-set'
import { measureSockets, type SocketFigures } from './measure-sockets'
import type { BenchOptions } from './options'
import type { BenchResult } from './report/bench-result'
import { describeResult } from './report/describe-result'
import { readMachine } from './report/machine'
import { summarize } from './report/summary'
import type { Report } from './report/write-docs'
import { chooseRows } from './rows/all-rows'
import type { Row } from './rows/row'
import { runRounds } from './run-rounds'
import type { BenchPostgres } from './server/bench-postgres'
import { withWorld } from './server/world'

const socketsName = 'sockets'

export async function reportRows(postgres: BenchPostgres, options: BenchOptions): Promise<Report> {
  const { tasks, seconds, rounds, connections, only } = options
  const machine = await readMachine(postgres.version)
  const withLimit = !options['no-limit']
  const rows = rowsOf(only)
  const plan = { postgres, tasks, rows, connections, seconds, rounds, withLimit }
  const { measurements, ...figures } = await runRounds(plan)
  const lines = summarize(measurements)
  const wantsSockets = only.length === 0 || only.includes(socketsName)
  const sockets = wantsSockets ? await socketFigures(postgres, options) : null
  const result = { machine, tasks, rounds, seconds, lines, ...figures, sockets, measurements }
  return { name: 'rows', text: describeResult(result), json: result, isFine: isFine(result) }
}

const rowsOf = (only: readonly string[]): readonly Row[] =>
  only.join() === socketsName ? [] : chooseRows(only.filter((name) => name !== socketsName))

async function socketFigures(
  postgres: BenchPostgres,
  { tasks, seconds }: BenchOptions,
): Promise<SocketFigures> {
  const dataSet = await keepDataSet(postgres, tasks)
  return withWorld({ postgres, dataSet, tasks }, (world) => measureSockets(world, seconds))
}

const isFine = ({ lines, sockets }: BenchResult) =>
  lines.every(({ failed }) => failed === 0) &&
  (sockets === null ||
    (sockets.reconnect.wrong === 0 &&
      sockets.fanOut.every(({ lost, repeated }) => lost === 0 && repeated === 0)))
