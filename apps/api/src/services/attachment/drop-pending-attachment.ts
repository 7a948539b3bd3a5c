import { attachments } from '@nexa/db/schema/attachments'
import { and, eq } from 'drizzle-orm'
import type { Files } from '../../storage/open-files'
import { change } from '../change'
import type { Scope } from '../scope'

/**
 * Takes an upload back that did not become the attachment. When the answer to a commit was lost it may have
 * become one all the same: then the row is not pending any more and its object stays.
 */
export async function dropPendingAttachment(
  scope: Scope,
  files: Files,
  { id, key }: { id: string; key: string },
): Promise<void> {
  const isGone = await change({ ...scope, mutation: null }, async (tx) => {
    await tx.db
      .delete(attachments)
      .where(and(eq(attachments.id, id), eq(attachments.state, 'pending')))
    return (
      (await tx.db.select({ id: attachments.id }).from(attachments).where(eq(attachments.id, id)))
        .length === 0
    )
  })
  if (isGone) await files.discard(key)
}
