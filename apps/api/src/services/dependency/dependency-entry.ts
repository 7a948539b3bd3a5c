import type { Entry } from '../activity-statement'
import { taskEntry } from '../task/task-entry'
import type { StoredTask } from '../task/task-queries'

/** The blocker's project hears of it too: its page lists what waits for it. */
export const dependencyEntry = (
  task: StoredTask,
  blocker: StoredTask,
  dependencies: { old: string | null; new: string | null },
): Entry => ({
  ...taskEntry(task, 'updated'),
  copies: blocker.projectId === task.projectId ? [] : [{ stream: blocker.projectId }],
  changes: { dependencies },
  metadata: { dependsOnKey: blocker.key },
})
