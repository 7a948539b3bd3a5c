import type { TaskCard } from '@nexa/shared/task'
import { useEffect } from 'react'
import { useNeighbours, useShowTask } from './use-open-task'

/** While the panel has the focus and nothing is written, j and k lead to the tasks beside its own. */
export function useTaskKeys(task: TaskCard): void {
  const showTask = useShowTask()
  const { previous, next } = useNeighbours(task)
  const steps = `${previous?.key ?? ''} ${next?.key ?? ''}`
  useEffect(() => {
    const [before, after] = steps.split(' ')
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target } = event
      if ((key !== 'j' && key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return
      if (!(target instanceof HTMLElement) || isField(target)) return
      const panel = target.closest<HTMLElement>('[data-task-panel]')
      if (!panel) return
      // The same keys mean the next card to the board below.
      event.preventDefault()
      const wanted = key === 'j' ? after : before
      if (!wanted) return
      // What has the focus in it is about to go.
      panel.focus({ preventScroll: true })
      void showTask(wanted)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [steps, showTask])
}

const isField = (target: HTMLElement) =>
  target.isContentEditable || target.matches('input, textarea, select')
