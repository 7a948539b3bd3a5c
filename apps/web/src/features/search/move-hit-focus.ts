import type { KeyboardEvent } from 'react'

/** The field and the results below it are one column for the arrow keys. */
export function moveHitFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-task-id]')]
  const here = stops.findIndex((one) => one.matches(':focus'))
  const next = stops[here + step]
  if (here === -1 || !next) return
  event.preventDefault()
  next.focus()
}
