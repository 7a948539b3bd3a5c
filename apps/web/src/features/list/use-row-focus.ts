import type { Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback } from 'react'
import type { ListRow } from './list-rows'

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrows, Home and End reach rows that are not drawn yet. */
export function useRowFocus(
  rows: readonly ListRow[],
  virtual: Virtualizer<HTMLDivElement, Element>,
  scroll: RefObject<HTMLDivElement | null>,
) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = steps[event.key]
      const { target } = event
      if (!step || !(target instanceof HTMLElement)) return
      const here = target.dataset.taskId
      if (here === undefined) return
      const tasks = rows.flatMap((row, index) => (row.kind === 'task' ? [{ row, index }] : []))
      const next =
        tasks[
          step(
            tasks.findIndex(({ row }) => row.id === here),
            tasks.length - 1,
          )
        ]
      event.preventDefault()
      if (!next) return
      virtual.scrollToIndex(next.index)
      focusOnceDrawn(scroll, next.row.id)
    },
    [rows, virtual, scroll],
  )
}

function focusOnceDrawn(scroll: RefObject<HTMLDivElement | null>, taskId: string, tries = 10) {
  const row = scroll.current?.querySelector<HTMLElement>(`[data-task-id="${taskId}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusOnceDrawn(scroll, taskId, tries - 1))
}
