import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'

/** Makes an element take tasks. Tells whether one is over it. */
export function useDropDay(
  ref: RefObject<HTMLElement | null>,
  isMovable: boolean,
  onDrop: (taskId: string) => void,
): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || !isMovable) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.taskId === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        if (typeof source.data.taskId === 'string') onDrop(source.data.taskId)
      },
    })
  }, [ref, isMovable, onDrop])
  return isOver
}
