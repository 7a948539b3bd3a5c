import { contentDisposition } from '../../lib/content-disposition'
import { NotFound } from '../../lib/errors'
import type { Files } from '../../storage/open-files'
import type { Delivery } from '../../storage/storage'
import type { ReadScope } from '../scope'
import { findAttachment } from './attachment-queries'

/** The content, or where it is for a minute, and the headers it is to be sent with. */
type Download = Delivery & { content: Blob | URL }

export async function downloadAttachment(
  scope: ReadScope,
  { storage }: Files,
  id: string,
): Promise<Download> {
  const { card, key } = await findAttachment(scope, id)
  const type = card.mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : card.mimeType
  const disposition = contentDisposition(card.mimeType, card.fileName)
  const content = await storage.find(key, { type, disposition })
  if (!content) throw new NotFound('File')
  return { content, type, disposition }
}
