import type { ClientBase } from 'pg'

/** Used so often, a statement is worth a plan that the server keeps, on each connection. */
const usesBeforeNamed = 5
/** The server keeps plans as long as a connection lives: filters combine to more texts than anybody uses. */
const maxNames = 300
const maxCounted = 2_000

const names = new Map<string, string>()
const uses = new Map<string, number>()

/**
 * Lets the server plan a statement once instead of each time, which takes several times as long as running
 * it. Statements are known by their text, whoever made it.
 */
export function nameStatements(client: ClientBase): void {
  client.query = new Proxy(client.query, {
    apply: (query, self, [config, ...rest]: unknown[]) =>
      Reflect.apply(query, self, [withName(config), ...rest]),
  })
}

function withName(config: unknown): unknown {
  if (typeof config !== 'object' || config === null || !('text' in config)) return config
  const { text } = config
  if (typeof text !== 'string' || 'submit' in config || ('name' in config && config.name)) {
    return config
  }
  const name = nameOf(text)
  return name === undefined ? config : { ...config, name }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size === maxNames) return known
  const count = (uses.get(text) ?? 0) + 1
  if (count < usesBeforeNamed) {
    if (uses.size === maxCounted) uses.clear()
    uses.set(text, count)
    return undefined
  }
  uses.delete(text)
  const name = `nexa_${names.size}`
  names.set(text, name)
  return name
}
