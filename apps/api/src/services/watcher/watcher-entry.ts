import type { Entry } from '../append-activity'
import type { StoredTask } from '../task/task-queries'

/** An activity although no card shows it: open pages of the task do. */
export const watcherEntry = (
  task: StoredTask,
  watchers: { old: string | null; new: string | null },
): Entry => ({
  stream: task.projectId,
  entity: 'task',
  entityId: task.id,
  projectId: task.projectId,
  taskId: task.id,
  action: 'updated',
  changes: { watchers },
})
