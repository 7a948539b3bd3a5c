/** Workspaces whose pages are being left for good: that they end is no news, and none of them is missed. */
const leaving = new Set<string>()

export const isLeaving = (slug: string) => leaving.has(slug)

/** Until the returned function is called. */
export function beginLeaving(slug: string): () => void {
  leaving.add(slug)
  return () => leaving.delete(slug)
}
