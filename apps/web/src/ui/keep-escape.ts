import type { KeyboardEvent } from 'react'

/** For the button of an open list: Escape closes the list, and not what is below it. */
export const keepEscape = (isOpen: boolean) => (event: KeyboardEvent) => {
  if (isOpen && event.key === 'Escape') event.preventDefault()
}
