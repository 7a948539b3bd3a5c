import { FocusTrap, Portal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { TaskCard } from '@nexa/shared/task'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import classes from './task-frame.module.css'
import { useShowTask } from './use-open-task'
import { useReturnFocus } from './use-return-focus'

/** Beside the board where there is room, over everything where there is not. */
export function TaskFrame({ task, children }: { task: TaskCard | null; children: ReactNode }) {
  const showTask = useShowTask()
  const isFull = useMediaQuery('(max-width: 47.99em)', undefined, {
    getInitialValueInEffect: false,
  })
  const frame = useRef<HTMLDivElement>(null)
  useReturnFocus(frame, task?.id)
  const close = useCallback(() => void showTask(undefined), [showTask])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !frame.current || !isForPanel(event, frame.current)) return
      event.preventDefault()
      close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
  return (
    <Portal>
      <FocusTrap active={isFull ?? false} innerRef={frame}>
        <div
          role="dialog"
          data-task-panel
          aria-modal={isFull ? true : undefined}
          aria-label={task ? `${task.key} ${task.title}` : 'Task'}
          tabIndex={-1}
          className={classes.frame}
        >
          {children}
        </div>
      </FocusTrap>
    </Portal>
  )
}

/** Not when it closes a menu, a dialog or an editor, or is meant for something else on the page. */
function isForPanel({ defaultPrevented, target }: KeyboardEvent, frame: HTMLElement): boolean {
  if (defaultPrevented || !(target instanceof Element)) return false
  if (target === document.body) return true
  return frame.contains(target) && frame.querySelector('[aria-expanded="true"]') === null
}
