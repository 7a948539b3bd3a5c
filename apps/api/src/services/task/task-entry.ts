import type { Action } from '@nexa/shared/activity'
import type { Copy, Entry } from '../activity-statement'
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

/** Whom a task is given to or taken from hears of it in their own room. */
export const copiesFor = (...userIds: (string | null | undefined)[]): Copy[] =>
  [...new Set(userIds)].flatMap((stream) => (stream ? [{ stream }] : []))
