import { comments } from '@nexa/db/schema/comments'
import type { CommentCard, UpdateComment } from '@nexa/shared/comment'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { change } from '../change'
import type { Scope } from '../scope'
import { commentEntry } from './comment-entry'
import { canUpdateComment } from './comment-policy'
import { findComment, lockComment } from './comment-queries'

export const updateComment = (
  scope: Scope,
  id: string,
  wanted: UpdateComment,
): Promise<CommentCard> =>
  change(scope, async (tx) => {
    const { comment, projectId } = await lockComment(tx, id)
    allow(canUpdateComment(tx, comment))
    const changes = fieldChanges(comment, { ...comment, content: wanted.content }, ['content'])
    if (!changes.content) return comment
    await tx.db
      .update(comments)
      .set({ content: wanted.content, updatedAt: new Date() })
      .where(eq(comments.id, id))
    tx.record({ ...commentEntry(comment, projectId, 'updated'), changes })
    return (await findComment(tx, id)).comment
  })
