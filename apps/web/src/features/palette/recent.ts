import { z } from 'zod'

const recent = z.array(z.object({ key: z.string(), title: z.string() }))
export type Recent = z.infer<typeof recent>[number]

const maxRecent = 6
const nameOf = (slug: string) => `nexa:recent:${slug}`

/** The tasks that were opened last in this browser, the latest first. */
export function listRecent(slug: string): Recent[] {
  try {
    return recent.parse(JSON.parse(localStorage.getItem(nameOf(slug)) ?? '[]'))
  } catch {
    return []
  }
}

export function rememberRecent(slug: string, opened: Recent): void {
  const others = listRecent(slug).filter((one) => one.key !== opened.key)
  try {
    localStorage.setItem(nameOf(slug), JSON.stringify([opened, ...others].slice(0, maxRecent)))
  } catch {
    // A full or forbidden store: there is no list of recent tasks then.
  }
}
