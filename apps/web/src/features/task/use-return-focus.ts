import { type RefObject, useEffect } from 'react'

/** Takes the focus in, and gives it back when the component goes. */
export function useReturnFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    frame.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [frame])
}
