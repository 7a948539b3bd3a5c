import { attachments } from '@nexa/db/schema/attachments'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import type { Files } from '../../storage/open-files'
import { change } from '../change'
import type { Scope } from '../scope'
import { attachmentEntry } from './attachment-entry'
import { canDeleteAttachment } from './attachment-policy'
import { lockAttachment } from './attachment-queries'

export async function deleteAttachment(scope: Scope, files: Files, id: string): Promise<null> {
  const key = await change(scope, async (tx) => {
    const attachment = await lockAttachment(tx, id)
    allow(canDeleteAttachment(tx, attachment.card))
    await tx.db.delete(attachments).where(eq(attachments.id, id))
    tx.record(attachmentEntry(attachment, 'deleted'))
    return attachment.key
  })
  // Not waited for: the attachment is gone already, however slow the storage is.
  void files.discard(key)
  return null
}
