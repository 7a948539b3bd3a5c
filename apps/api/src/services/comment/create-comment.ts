import { comments } from '@nexa/db/schema/comments'
import type { Comment, CreateComment } from '@nexa/shared/comment'
import { allow } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { findTask } from '../task/task-queries'
import { letWatch } from '../watcher/let-watch'
import { findWorkspace } from '../workspace/workspace-queries'
import { canCreateComment } from './comment-policy'
import { findComment } from './comment-queries'

export const createComment = (
  scope: Scope,
  taskRef: string,
  { content }: CreateComment,
): Promise<Comment> =>
  change(scope, async (tx) => {
    const { settings } = await findWorkspace(tx)
    allow(canCreateComment(tx, settings))
    const { id: taskId, projectId } = await findTask(tx, taskRef)
    const id = Bun.randomUUIDv7()
    const { workspaceId, actor } = tx
    await tx.db.insert(comments).values({ id, workspaceId, taskId, userId: actor.userId, content })
    await letWatch(tx, taskId, [actor.userId])
    tx.record({
      stream: projectId,
      entity: 'comment',
      entityId: id,
      projectId,
      taskId,
      action: 'created',
    })
    return (await findComment(tx, id)).comment
  })
