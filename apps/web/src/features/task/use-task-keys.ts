import type { TaskCard } from '@nexa/shared/task'
import type { KeyboardEvent } from 'react'
import { useNeighbours, useShowTask } from './use-open-task'

/** Keys that press the button of the panel with the same `data-key`. */
const pressed = new Set(['a', 'p', 's', 'd', 'e', 'm'])

/** Keys while the panel has the focus and nothing is written. */
export function useTaskKeys(task: TaskCard) {
  const showTask = useShowTask()
  const { previous, next } = useNeighbours(task)
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    // Also true for what the panel has opened elsewhere on the page, such as a menu.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target) || isField(target)) {
      return
    }
    const step = key === 'j' ? next : key === 'k' ? previous : undefined
    const button = pressed.has(key)
      ? currentTarget.querySelector<HTMLElement>(`[data-key="${key === 'm' ? 's' : key}"]`)
      : null
    if (!step && !button) return
    event.preventDefault()
    // The same keys mean the chosen card to the board below.
    event.stopPropagation()
    if (step) void showTask(step.key)
    button?.focus()
    button?.click()
  }
}

const isField = (target: HTMLElement) =>
  target.isContentEditable || target.matches('input, textarea, select')
