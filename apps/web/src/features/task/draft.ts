import { useCallback, useState } from 'react'
import { z } from 'zod'

const draft = z.object({ base: z.string(), text: z.string() })
type Draft = z.infer<typeof draft>

const placeOf = (name: string) => `nexa.draft.${name}`

function read(name: string): Draft | null {
  try {
    return draft.parse(JSON.parse(localStorage.getItem(placeOf(name)) ?? 'null'))
  } catch {
    return null
  }
}

function write(name: string, value: Draft | null): void {
  try {
    if (value) localStorage.setItem(placeOf(name), JSON.stringify(value))
    else localStorage.removeItem(placeOf(name))
  } catch {
    // Without storage, or with a full one, the draft lives as long as the page.
  }
}

/** What was written and not saved: it outlives the page. `base`: the text that the draft started from. */
export function useDraft(name: string) {
  const [value, setValue] = useState(() => read(name))
  const set = useCallback(
    (next: Draft | null) => {
      setValue(next)
      write(name, next)
    },
    [name],
  )
  return [value, set] as const
}
