import { comments } from '@nexa/db/schema/comments'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { commentEntry } from './comment-entry'
import { canDeleteComment } from './comment-policy'
import { lockComment } from './comment-queries'

export const deleteComment = (scope: Scope, id: string): Promise<null> =>
  change(scope, async (tx) => {
    const { comment, projectId } = await lockComment(tx, id)
    allow(canDeleteComment(tx, comment))
    await tx.db.delete(comments).where(eq(comments.id, id))
    tx.record(commentEntry(comment, projectId, 'deleted'))
    return null
  })
