import type { Entry } from '../append-activity'
import type { StoredTask } from '../task/task-queries'

/** The blocker's project hears of it too: its page lists what waits for it. */
export const dependencyEntry = (
  task: StoredTask,
  blocker: StoredTask,
  dependencies: { old: string | null; new: string | null },
): Entry => ({
  stream: task.projectId,
  copies: blocker.projectId === task.projectId ? [] : [{ stream: blocker.projectId }],
  entity: 'task',
  entityId: task.id,
  projectId: task.projectId,
  taskId: task.id,
  action: 'updated',
  changes: { dependencies },
  metadata: { dependsOnKey: blocker.key },
})
