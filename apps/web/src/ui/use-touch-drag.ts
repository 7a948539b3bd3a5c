import { type RefObject, useEffect } from 'react'
import { TouchDrag } from './touch-drag'

/** Shorter than browsers take for a long press of their own, and longer than a tap. */
const holdMs = 300
/** A finger that moves further before that scrolls. */
const slackPx = 10

/**
 * A finger that rests on something draggable takes it in hand. Not all browsers of phones drag by themselves,
 * and those that do offer what they do with links as well.
 */
export function useTouchDrag(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = frame.current
    if (!root) return
    const listening = new AbortController()
    let endPress = () => {}
    const onTouchStart = ({ target, touches }: TouchEvent) => {
      endPress()
      const [touch] = touches
      if (!(target instanceof Element) || !touch || touches.length > 1) return
      const source = target.closest<HTMLElement>('[draggable="true"]')
      if (source && !target.closest('button, input, textarea')) {
        endPress = press(target, source, touch)
      }
    }
    const { signal } = listening
    root.addEventListener('touchstart', onTouchStart, { passive: true, signal })
    // Unless one is there before the finger is, browsers scroll without asking.
    root.addEventListener('touchmove', () => {}, { passive: false, signal })
    return () => {
      endPress()
      listening.abort()
    }
  }, [frame])
}

/** Returns what calls it off. Listens at what was touched: it hears of the finger even when it is taken away. */
function press(touched: Element, source: HTMLElement, start: Touch): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let drag: TouchDrag | null = null
  const timer = setTimeout(() => {
    drag = TouchDrag.begin(source, start)
  }, holdMs)
  const end = (isDrop: boolean) => {
    clearTimeout(timer)
    listening.abort()
    drag?.end(isDrop)
    drag = null
  }
  const onMove = (event: Event) => {
    const touch = event instanceof TouchEvent ? event.touches[0] : undefined
    if (!touch) return
    if (drag) {
      event.preventDefault()
      drag.moveTo(touch)
    } else if (distance(touch, start) > slackPx) end(false)
  }
  const onEnd = (event: Event) => {
    // No click: it would open what was dragged.
    if (drag) event.preventDefault()
    end(true)
  }
  touched.addEventListener('touchmove', onMove, { passive: false, signal })
  touched.addEventListener('touchend', onEnd, { passive: false, signal })
  touched.addEventListener('touchcancel', () => end(false), { signal })
  const first = { capture: true, signal }
  // The library takes these for the end of a drag that it lost sight of.
  window.addEventListener('pointermove', (event) => event.stopImmediatePropagation(), first)
  const prevent = (event: Event) => {
    if (!event.isTrusted) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('dragstart', prevent, first)
  window.addEventListener('contextmenu', (event) => drag && prevent(event), first)
  return () => end(false)
}

const distance = (a: Touch, b: Touch) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
