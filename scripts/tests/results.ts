import type { FileReport } from './junit-report'

type Reports = Map<string, FileReport>

export const failedFiles = (reports: Reports) =>
  [...reports].filter(([, { failures }]) => failures.length > 0).map(([file]) => file)

export const failureLines = (reports: Reports) =>
  [...reports].flatMap(([file, { failures }]) =>
    failures.map(({ test, message }) => `FAILED ${file}: ${test}\n${message.trim()}\n`),
  )

/** Bun's own closing lines have another form. Counts each file's last round. */
export function closingLine(reports: Reports, exitCode: number, rounds: number): string {
  const sum = (of: (report: FileReport) => number) =>
    [...reports.values()].reduce((total, report) => total + of(report), 0)
  const skipped = sum((report) => report.skipped)
  const found = sum(({ failures }) => failures.length)
  const passed = sum(({ tests }) => tests) - skipped - found
  // What could not even be loaded counts as well.
  const failed = exitCode !== 0 ? Math.max(found, 1) : found
  const also = [
    skipped > 0 ? `, ${skipped} skipped` : '',
    rounds > 1 ? `, some only at try ${rounds}` : '',
  ]
  return `${passed} passed, ${failed} failed${also.join('')}`
}
