import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { BoardColumn } from './board-columns'

/** How long a dialog that moved a card takes to go away and lose the focus. */
const patienceMs = 400
const besideCards = 'article, [role="menu"], [role="dialog"], [role="listbox"]'

/** Keeps the focused card drawn, and gives the focus to a card once it is. */
export function useCardFocus(
  board: RefObject<HTMLElement | null>,
  columns: readonly BoardColumn[],
) {
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
    card.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    card.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  // A card that comes to another column is another element there, and the focus is lost.
  const pinnedIn = useMemo(
    () => columns.find(({ tasks }) => tasks.some((task) => task.id === pinnedId))?.status.id,
    [columns, pinnedId],
  )
  useEffect(() => {
    if (pinnedId === null || pinnedIn === undefined) return
    const refocus = () => {
      if (document.activeElement === document.body) focus(pinnedId)
    }
    const timers = [setTimeout(refocus), setTimeout(refocus, patienceMs)]
    return () => timers.forEach(clearTimeout)
  }, [pinnedId, pinnedIn, focus])

  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest(besideCards)) setPinnedId(null)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [])
  return { pinnedId, pin: setPinnedId, focus }
}
