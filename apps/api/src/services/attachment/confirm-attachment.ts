import { attachments } from '@nexa/db/schema/attachments'
import type { AttachmentCard } from '@nexa/shared/attachment'
import { and, eq } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { attachmentEntry } from './attachment-entry'
import { findAttachment } from './attachment-queries'

/** The object is stored: from here on the attachment is there. */
export const confirmAttachment = (scope: Scope, id: string): Promise<AttachmentCard> =>
  change(scope, async (tx) => {
    const { rowCount } = await tx.db
      .update(attachments)
      .set({ state: 'ready' })
      .where(and(eq(attachments.id, id), eq(attachments.state, 'pending')))
    // Its task was deleted, or the upload was given up, while the object was on its way.
    if (rowCount !== 1) throw new NotFound('Task')
    const attachment = await findAttachment(tx, id)
    tx.record(attachmentEntry(attachment, 'created'))
    return attachment.card
  })
