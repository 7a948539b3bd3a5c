import type { ApiInstance } from '../world/api-instance'

/** pino's number for errors; warnings are what trouble outside of Nexa causes. */
const errorLevel = 50
const greeting =
  /^(|Nexa is running at .*|Data lies in .*|Stop with Ctrl-C\.|There is no account yet.*| {2}.*)$/

/** Lines that no trouble outside explains: errors, and whatever did not come from the log. */
export class InstanceLogs {
  private readonly read = new Map<ApiInstance, number>()

  news(instance: ApiInstance): string[] {
    const { output, name } = instance
    const start = this.read.get(instance) ?? 0
    const end = output.lastIndexOf('\n') + 1
    this.read.set(instance, end)
    const bad = output.slice(start, end).split('\n').filter(isBad)
    return bad.map((line) => `${name} said: ${line.slice(0, 1_500)}`)
  }
}

function isBad(line: string): boolean {
  if (!line.startsWith('{')) return !greeting.test(line)
  try {
    const entry: unknown = JSON.parse(line)
    const level = typeof entry === 'object' && entry && 'level' in entry ? Number(entry.level) : 0
    return level >= errorLevel
  } catch {
    return true
  }
}
