import { lazy, Suspense } from 'react'
import { TaskFrame } from './task-frame'
import { TaskPaneSkeleton } from './task-pane-skeleton'
import { useNamedTask } from './use-open-task'

const TaskPane = lazy(async () => ({ default: (await import('./task-pane')).TaskPane }))
const MissingTask = lazy(async () => ({ default: (await import('./missing-task')).MissingTask }))

/** Beside the board while the address names a task. */
export function TaskPanel() {
  const task = useNamedTask()
  if (task === undefined) return null
  return (
    <TaskFrame task={task}>
      <Suspense fallback={<TaskPaneSkeleton />}>
        {task ? <TaskPane task={task} /> : <MissingTask />}
      </Suspense>
    </TaskFrame>
  )
}
