import { startMessage } from '../../apps/api/src/lib/start-message'
import type { ApiInstance } from '../world/api-instance'

/** pino's number for errors; warnings are what trouble outside of Nexa causes. */
const errorLevel = 50

/** Lines that no trouble outside explains: errors, and whatever did not come from the log. */
export class InstanceLogs {
  private readonly read = new Map<ApiInstance, number>()

  news(instance: ApiInstance): string[] {
    const { output, name } = instance
    const start = this.read.get(instance) ?? 0
    const end = output.lastIndexOf('\n') + 1
    this.read.set(instance, end)
    const greeting = greetingOf(instance)
    const lines = output.slice(start, end).split('\n')
    const bad = lines.filter((line) => !greeting.has(line) && isBad(line))
    return bad.map((line) => `${name} said: ${line.slice(0, 1_500)}`)
  }
}

/** A world has its own database, and nobody in it at its first start. */
function greetingOf({ url }: ApiInstance): Set<string> {
  const started = { url: url.replace('127.0.0.1', 'localhost'), dataDir: '', isEmbedded: false }
  const texts = [true, false].map((hasAccounts) => startMessage({ ...started, hasAccounts }))
  return new Set(texts.flatMap((text) => text.split('\n')))
}

function isBad(line: string): boolean {
  if (!line.startsWith('{')) return true
  try {
    const entry: unknown = JSON.parse(line)
    const level = typeof entry === 'object' && entry && 'level' in entry ? Number(entry.level) : 0
    return level >= errorLevel
  } catch {
    return true
  }
}
