import { comments } from '@nexa/db/schema/comments'
import type { CommentCard, CreateComment } from '@nexa/shared/comment'
import { allow } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { findTask } from '../task/task-queries'
import { letWatch } from '../watcher/let-watch'
import { isCommenter } from './comment-abilities'
import { commentEntry } from './comment-entry'
import { findComment } from './comment-queries'

export const createComment = (
  scope: Scope,
  taskRef: string,
  { content }: CreateComment,
): Promise<CommentCard> =>
  change(scope, async (tx) => {
    allow(await isCommenter(tx))
    const { id: taskId, projectId } = await findTask(tx, taskRef)
    const id = Bun.randomUUIDv7()
    const { workspaceId, actor } = tx
    await tx.db.insert(comments).values({ id, workspaceId, taskId, userId: actor.userId, content })
    await letWatch(tx, taskId, [actor.userId])
    tx.record(commentEntry({ id, taskId }, projectId, 'created'))
    return (await findComment(tx, id)).comment
  })
