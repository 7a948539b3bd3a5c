import type { Line } from './summary'
import { markdownTable, whole } from './table'

export type Size = { tasks: number; lines: Line[] }

/** What a request costs in larger workspaces, in time and in CPU of both processes, next to the smallest one. */
export function describeGrowth(sizes: readonly Size[]): string {
  const [smallest] = sizes
  if (!smallest) return ''
  const titles = ['row', ...sizes.map(({ tasks }) => `${whole(tasks)} tasks, req/s`)]
  const others = sizes.slice(1)
  for (const { tasks } of others)
    titles.push(`time × at ${whole(tasks)}`, `CPU × at ${whole(tasks)}`)
  return markdownTable(
    titles,
    smallest.lines.map((line) => {
      const same = (size: Size) => size.lines.find(({ row }) => row === line.row)
      return [
        line.row,
        ...sizes.map((size) => whole(same(size)?.requestsPerSecond ?? Number.NaN)),
        ...others.flatMap((size) => {
          const large = same(size)
          return large
            ? [
                (line.requestsPerSecond / large.requestsPerSecond).toFixed(2),
                (cpuOf(large) / cpuOf(line)).toFixed(2),
              ]
            : ['–', '–']
        }),
      ]
    }),
  )
}

const cpuOf = ({ cpuMs, postgresCpuMs }: Line) =>
  cpuMs === null || postgresCpuMs === null ? Number.NaN : cpuMs + postgresCpuMs
