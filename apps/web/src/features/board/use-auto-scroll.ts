import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { type RefObject, useEffect } from 'react'

const reachPx = 64
const fastestPxPerFrame = 18

/** Scrolls the board and the column below the pointer while something is dragged to their edge. */
export function useAutoScroll(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = 0
    let pointer: { clientX: number; clientY: number } | null = null
    const scroll = () => {
      frame = requestAnimationFrame(scroll)
      if (!pointer || !board.current) return
      const { clientX: x, clientY: y } = pointer
      const sides = board.current.getBoundingClientRect()
      const across = speed(x, sides.left, sides.right)
      if (across !== 0) board.current.scrollLeft += across
      const column = document.elementFromPoint(x, y)?.closest('section')
      const list = column?.querySelector('[data-scroll="y"]')
      if (!list) return
      const ends = list.getBoundingClientRect()
      const along = speed(y, ends.top, ends.bottom)
      if (along !== 0) list.scrollTop += along
    }
    const stop = monitorForElements({
      onDragStart: () => {
        frame = requestAnimationFrame(scroll)
      },
      onDrag: ({ location }) => {
        pointer = location.current.input
      },
      onDrop: () => {
        cancelAnimationFrame(frame)
        pointer = null
      },
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [board])
}

/** The nearer to the edge, the faster; 0 away from it. */
function speed(at: number, start: number, end: number): number {
  const reach = Math.min(reachPx, (end - start) / 4)
  const nearStart = 1 - (at - start) / reach
  const nearEnd = 1 - (end - at) / reach
  if (nearStart > 0) return -Math.ceil(Math.min(nearStart, 1) * fastestPxPerFrame)
  return nearEnd > 0 ? Math.ceil(Math.min(nearEnd, 1) * fastestPxPerFrame) : 0
}
