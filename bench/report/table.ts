import type { Line } from './summary'

const head = [
  'row',
  'connections',
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU ms',
  'PostgreSQL CPU ms',
  'limit req/s',
  'of the limit',
]

/** As Markdown, which reads well in a terminal, too. */
export function tableOf(lines: readonly Line[]): string {
  return markdownTable(
    head,
    lines.map((line) => [
      line.row,
      String(line.connections),
      whole(line.requestsPerSecond),
      line.p50Ms.toFixed(1),
      line.p99Ms.toFixed(1),
      line.cpuMs?.toFixed(2) ?? '–',
      line.postgresCpuMs?.toFixed(2) ?? '–',
      line.limitPerSecond === null ? '–' : whole(line.limitPerSecond),
      line.ofLimit === null ? '–' : `${(line.ofLimit * 100).toFixed(0)} %`,
    ]),
  )
}

export function markdownTable(titles: readonly string[], rows: readonly string[][]): string {
  const widths = titles.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(titles), line(rule), ...rows.map(line)].join('\n')
}

export const whole = (value: number) => Math.round(value).toLocaleString('en-US')
