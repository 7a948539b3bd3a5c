import type { Action } from '@nexa/shared/activity'
import type { CommentCard } from '@nexa/shared/comment'
import type { Entry } from '../activity-statement'

/** The room of its task's project hears of it. */
export const commentEntry = (
  { id, taskId }: Pick<CommentCard, 'id' | 'taskId'>,
  projectId: string,
  action: Action,
): Entry => ({
  stream: projectId,
  entity: 'comment',
  entityId: id,
  projectId,
  taskId,
  action,
})
