import type { Situation } from '../keyboard/situation'

export type PaletteItem = {
  id: string
  label: string
  /** Such as the project of a task, beside it. */
  hint?: string
  keys?: readonly string[]
  run: () => void
}

export type PaletteSection = { title: string; items: readonly PaletteItem[] }

/** All words are in it, in any order. */
export function isMatch(query: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** A key begins with letters and ends with the number: the project's is its beginning. */
export function goToTask({ router, open }: Situation, key: string): void {
  void router.navigate({
    to: '/w/$workspace/p/$project',
    params: { workspace: open.slug, project: key.slice(0, key.lastIndexOf('-')) },
    search: { task: key },
  })
}
