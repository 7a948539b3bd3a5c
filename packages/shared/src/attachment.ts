import { z } from 'zod'
import { id } from './text'
import { timestamp } from './time'
import { person } from './user'

/** A file of a task, the same for everybody. */
export const attachmentCard = z
  .strictObject({
    id,
    taskId: id,
    fileName: z.string(),
    fileSize: z.int(),
    /** Found out from the content: what the uploader said it is does not count. */
    mimeType: z.string().meta({ example: 'image/png' }),
    uploadedById: id,
    uploadedBy: person,
    createdAt: timestamp,
    /** Path on this server. It answers the content or a redirect to it, to who may read the task. */
    downloadUrl: z.string(),
  })
  .meta({ id: 'AttachmentCard' })
export type AttachmentCard = z.infer<typeof attachmentCard>

/** With what its reader may do to it. */
export const attachment = attachmentCard
  .extend({ can: z.strictObject({ delete: z.boolean() }) })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof attachment>
