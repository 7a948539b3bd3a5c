import type { Action } from '@nexa/shared/activity'
import type { Entry } from '../append-activity'
import type { StoredTask } from './task-queries'

/** What every activity of a task says; its project's room hears of it. */
export const taskEntry = (
  { id, projectId }: Pick<StoredTask, 'id' | 'projectId'>,
  action: Action,
): Entry => ({
  stream: projectId,
  entity: 'task',
  entityId: id,
  projectId,
  taskId: id,
  action,
})
