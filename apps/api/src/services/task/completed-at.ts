import type { Status } from '@nexa/shared/status'
import type { Task } from '@nexa/shared/task'

/** A final column completes a task; one that is complete already keeps its time. */
export const completedAtIn = (
  status: Pick<Status, 'isFinal'>,
  task: Pick<Task, 'completedAt'>,
): string | null => (status.isFinal ? (task.completedAt ?? new Date().toISOString()) : null)
