import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Keeps the focused card drawn, and gives the focus to a card once it is. */
export function useCardFocus(board: RefObject<HTMLElement | null>) {
  const [pinnedId, setPinnedId] = useState<string | null>(null)
  const [, drawAgain] = useState({})
  const wanted = useRef<string | null>(null)
  const focus = useCallback((taskId: string) => {
    wanted.current = taskId
    setPinnedId(taskId)
    drawAgain({})
  }, [])
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const card = board.current?.querySelector<HTMLElement>(
      `[data-task-id="${CSS.escape(wanted.current)}"]`,
    )
    if (!card) return
    wanted.current = null
    card.focus({ preventScroll: true })
    card.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    card.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return { pinnedId, pin: setPinnedId, focus }
}
