import { attachmentOperations as operations } from '@nexa/shared/attachment-operations'
import {
  attachmentForReader,
  attachmentsForReader,
} from '../services/attachment/attachment-abilities'
import { listAttachments } from '../services/attachment/attachment-queries'
import { deleteAttachment } from '../services/attachment/delete-attachment'
import { downloadAttachment } from '../services/attachment/download-attachment'
import { uploadAttachment } from '../services/attachment/upload-attachment'
import type { Files } from '../storage/open-files'
import { memberEndpoint } from './endpoint'

const { file: field } = operations.uploadAttachment

export const attachmentRoutes = (files: Files) => [
  memberEndpoint(operations.listAttachments, ({ scope, params, query }) =>
    attachmentsForReader(scope, listAttachments(scope, params.id, query)),
  ),
  memberEndpoint(operations.uploadAttachment, ({ scope, params, c }) =>
    attachmentForReader(
      scope,
      uploadAttachment(scope, files, params.id, { request: c.req.raw, field }),
    ),
  ),
  memberEndpoint(operations.downloadAttachment, async ({ scope, params, c }) => {
    const { content, type, disposition } = await downloadAttachment(scope, files, params.id)
    // Its address works without a sign-in: nobody may keep the redirect.
    c.header('Cache-Control', 'private, no-store')
    if (content instanceof URL) return c.redirect(content.href, 302)
    c.header('Content-Type', type)
    c.header('Content-Disposition', disposition)
    return c.body(content.stream(), 200, { 'Content-Length': String(content.size) })
  }),
  memberEndpoint(operations.deleteAttachment, ({ scope, params }) =>
    deleteAttachment(scope, files, params.id),
  ),
]
