import type { Entry } from '../activity-statement'
import { taskEntry } from '../task/task-entry'
import type { StoredTask } from '../task/task-queries'

/** An activity although no card shows it: open pages of the task do. */
export const watcherEntry = (
  task: StoredTask,
  watchers: { old: string | null; new: string | null },
): Entry => ({
  ...taskEntry(task, 'updated'),
  changes: { watchers },
})
