const names = ['online', 'offline'] as const

/** Calls with what a browser says of its network. Elsewhere it is never called. Returns what ends it. */
export function watchNetwork(onChange: (isThere: boolean) => void): () => void {
  const listener = ({ type }: Event) => onChange(type === 'online')
  for (const name of names) globalThis.addEventListener?.(name, listener)
  return () => {
    for (const name of names) globalThis.removeEventListener?.(name, listener)
  }
}

/** Only a browser knows, and it is sure of this alone: a network may still not lead to the server. */
export function isWithoutNetwork(): boolean {
  const { navigator } = globalThis
  return navigator && 'onLine' in navigator && navigator.onLine === false
}

export function originOfPage(): string {
  const page: object = globalThis
  if ('location' in page && page.location instanceof Object && 'origin' in page.location) {
    return String(page.location.origin)
  }
  throw new Error('Only a page of Nexa itself can do without a url')
}
