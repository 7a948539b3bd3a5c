import { VisuallyHidden } from '@mantine/core'
import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

/** Has a screen reader say it. */
export function announce(text: string): void {
  // A reader keeps quiet about a text that it has read already: the space makes it another one.
  said = text === said ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const Announcer = () => (
  <VisuallyHidden aria-live="assertive" data-announcer>
    {useSyncExternalStore(subscribe, () => said)}
  </VisuallyHidden>
)
