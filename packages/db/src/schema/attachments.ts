import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, primaryId } from './columns'
import { tasks } from './tasks'
import { users } from './users'

export const attachmentState = pgEnum('attachment_state', ['pending', 'ready'])

/** `fileUrl` is the key in the storage; the file's name lives here only. */
export const attachments = pgTable(
  'attachments',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    taskId: uuid('task_id').notNull(),
    uploadedById: uuid('uploaded_by_id')
      .notNull()
      .references(() => users.id),
    fileName: text('file_name').notNull(),
    fileUrl: text('file_url').notNull().unique(),
    fileSize: bigint('file_size', { mode: 'number' }).notNull(),
    mimeType: text('mime_type').notNull(),
    /** Pending until the whole object is stored: only then is the attachment there. */
    state: attachmentState('state').notNull().default('pending'),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: 'attachments_task_fk',
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    index('attachments_task_id_idx').on(t.taskId),
    index('attachments_pending_idx').on(t.createdAt).where(sql`${t.state} = 'pending'`),
    check('attachments_size_not_negative', sql`${t.fileSize} >= 0`),
  ],
)
