type Listener = () => void

const listeners = new Set<Listener>()

/** Hears that the server no longer takes this page's sign-in. */
export function onSignInEnd(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellSignInEnd(): void {
  for (const listener of listeners) listener()
}
