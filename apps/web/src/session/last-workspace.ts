const name = 'nexa-last-workspace'

/** Where storage is not allowed, nothing is remembered. */
export function rememberWorkspace(slug: string): void {
  try {
    localStorage.setItem(name, slug)
  } catch {}
}

export function lastWorkspace(): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
