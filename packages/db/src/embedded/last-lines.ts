import { readFileSync } from 'node:fs'

/** The end of a log file, for an error message. */
export function lastLines(file: string, count = 20): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}
