import { type RefObject, useEffect, useRef } from 'react'
import { focusTaskOf } from '../keyboard/task-at-hand'

/** Takes the focus in, and when the component goes gives it back to the task's card, or to what had it. */
export function useReturnFocus(frame: RefObject<HTMLElement | null>, taskId: string | undefined) {
  const shown = useRef(taskId)
  useEffect(() => {
    shown.current = taskId
  }, [taskId])
  useEffect(() => {
    const before = document.activeElement
    // The portal around it is on the page only after this effect.
    const entry = requestAnimationFrame(() => {
      const panel = frame.current
      if (!panel?.contains(document.activeElement)) panel?.focus({ preventScroll: true })
    })
    return () => {
      cancelAnimationFrame(entry)
      requestAnimationFrame(() => {
        // Not taken from what was clicked beside the panel.
        if (document.activeElement !== document.body) return
        if (before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true })
        if (shown.current !== undefined) focusTaskOf(shown.current)
      })
    }
  }, [frame])
}
