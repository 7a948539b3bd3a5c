import type { SocketFigures } from '../measure-sockets'
import type { BenchResult } from './bench-result'
import type { Machine } from './machine'
import { markdownTable, tableOf, whole } from './table'

/** For the terminal and docs/PERFORMANCE.md alike. */
export function describeResult(result: BenchResult): string {
  const { machine, rounds, seconds, tasks, lines, sockets } = result
  const length = `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s`
  return [
    `${describeMachine(machine)}\n${whole(tasks)} tasks in one workspace; medians of ${length} after a warm-up of 1 s. Rate limits are off: one machine plays all users.`,
    ...(lines.length > 0 ? [tableOf(lines)] : []),
    describeProcess(result),
    ...(sockets ? [describeSockets(sockets)] : []),
  ].join('\n\n')
}

export const describeMachine = (machine: Machine) =>
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.system}; Bun ${machine.bun}, PostgreSQL ${machine.postgres}, load by ${machine.loadTool}; commit ${machine.commit}, ${machine.date}; ${machine.busyCores.toFixed(1)} cores were busy before it began.`

function describeProcess({ startMs, restMegabytes, loadedMegabytes }: BenchResult): string {
  return markdownTable(
    ['server process', ''],
    [
      ['start to first answer, existing database', `${whole(startMs)} ms`],
      ['memory at rest', megabytes(restMegabytes)],
      ['memory 20 s after the load', megabytes(loadedMegabytes)],
    ],
  )
}

function describeSockets({ fanOut, reconnect }: SocketFigures): string {
  const titles = [
    'sockets',
    'moves/s',
    'request → event p50 ms',
    'p99 ms',
    'reply → event p50 ms',
    'p99 ms',
    'lost',
    'repeated',
    'memory',
  ]
  const table = markdownTable(
    titles,
    fanOut.map((one) => [
      whole(one.sockets),
      String(one.writesPerSecond),
      one.fromRequestMs.p50.toFixed(1),
      one.fromRequestMs.p99.toFixed(1),
      one.fromReplyMs.p50.toFixed(1),
      one.fromReplyMs.p99.toFixed(1),
      String(one.lost),
      String(one.repeated),
      megabytes(one.residentMegabytes),
    ]),
  )
  const { sockets, p50Ms, p99Ms, allMs, wrong } = reconnect
  return `${table}\n\n${whole(sockets)} sockets come back at once and catch up with 10 events each: p50 ${whole(p50Ms)} ms, p99 ${whole(p99Ms)} ms, all after ${whole(allMs)} ms; ${wrong} got something else than what they missed.`
}

const megabytes = (value: number | null) => (value === null ? '–' : `${whole(value)} MB`)
