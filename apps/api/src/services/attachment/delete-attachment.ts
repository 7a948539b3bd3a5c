import { attachments } from '@nexa/db/schema/attachments'
import { eq, sql } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import type { Files } from '../../storage/open-files'
import { change } from '../change'
import type { Scope } from '../scope'
import { canDeleteAttachment } from './attachment-policy'
import { findAttachment } from './attachment-queries'

export async function deleteAttachment(scope: Scope, files: Files, id: string): Promise<null> {
  const key = await change(scope, async (tx) => {
    await tx.db.execute(
      sql`select 1 from attachments where workspace_id = ${tx.workspaceId} and id = ${id}
        for update`,
    )
    const { card, key: objectKey, projectId } = await findAttachment(tx, id)
    allow(canDeleteAttachment(tx, card))
    await tx.db.delete(attachments).where(eq(attachments.id, id))
    const { taskId, fileName } = card
    tx.record({
      stream: projectId,
      entity: 'attachment',
      entityId: id,
      projectId,
      taskId,
      action: 'deleted',
      metadata: { fileName },
    })
    return objectKey
  })
  // Not waited for: the attachment is gone already, however slow the storage is.
  void files.discard(key)
  return null
}
