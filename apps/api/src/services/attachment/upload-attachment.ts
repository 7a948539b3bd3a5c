import { rm } from 'node:fs/promises'
import type { AttachmentCard } from '@nexa/shared/attachment'
import { cleanFileName } from '../../lib/file-name'
import { openFormFile } from '../../lib/form-file'
import { withContent } from '../../lib/mutation'
import { type IncomingFile, keepIncoming } from '../../storage/incoming-file'
import type { Files } from '../../storage/open-files'
import { objectKey } from '../../storage/storage'
import { findFirstResult } from '../idempotency'
import type { Scope } from '../scope'
import { findTask } from '../task/task-queries'
import { addPendingAttachment } from './add-pending-attachment'
import { confirmAttachment } from './confirm-attachment'
import { dropPendingAttachment } from './drop-pending-attachment'

/** The multipart field that holds the file. */
type Upload = { request: Request; field: string }

/**
 * Receives a file into a folder of this machine, and only when the whole form was in order goes on: a row that
 * is pending, the object, the row made ready. A slow client keeps no connection or row waiting, and what a
 * crash leaves in between is found by `cleanAttachments`.
 */
export async function uploadAttachment(
  scope: Scope,
  files: Files,
  taskRef: string,
  { request, field }: Upload,
): Promise<AttachmentCard> {
  const { id: taskId } = await findTask(scope, taskRef)
  const form = await openFormFile(request, { field, maxBytes: files.maxUploadBytes })
  const incoming = await keepIncoming(files.incomingFolder, form.content)
  try {
    const fileName = cleanFileName(form.name)
    return await store(scope, files, { taskId, fileName, incoming })
  } finally {
    await rm(incoming.path, { force: true })
  }
}

type Received = { taskId: string; fileName: string; incoming: IncomingFile }

async function store(scope: Scope, files: Files, received: Received): Promise<AttachmentCard> {
  const { taskId, fileName, incoming } = received
  const keyed = { ...scope, mutation: withContent(scope.mutation, [fileName, incoming.sha256]) }
  const first = await findFirstResult<AttachmentCard>(scope.db, keyed)
  if (first) return first.result

  const id = Bun.randomUUIDv7()
  const key = objectKey({ workspaceId: scope.workspaceId, taskId, attachmentId: id })
  const { size, mimeType } = incoming
  await addPendingAttachment(scope, { id, taskId, key, fileName, size, mimeType })
  try {
    await files.storage.put(key, incoming)
    const card = await confirmAttachment(keyed, id)
    // The same request, sent twice at once: the other one's file is the result.
    if (card.id !== id) await dropPendingAttachment(scope, files, { id, key })
    return card
  } catch (error) {
    await dropPendingAttachment(scope, files, { id, key })
    throw error
  }
}
