import type { AttachmentCard } from '@nexa/shared/attachment'
import { sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { NotFound } from '../../lib/errors'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { firstRow, listRows } from '../../lib/rows'
import { idKey, timeKey } from '../../lib/sort-keys'
import type { ReadScope } from '../scope'
import { findTask } from '../task/task-queries'
import { attachmentCardJson, isReady } from './attachment-json'

const pages = keyset('attachments', [timeKey(sql`f.created_at`, false), idKey(sql`f.id`, false)])

/** Oldest first. */
export async function listAttachments(
  scope: ReadScope,
  taskRef: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<AttachmentCard>> {
  const task = await findTask(scope, taskRef)
  const rows = await listRows<{ card: AttachmentCard; keys: CursorKey[] }>(
    scope.db,
    sql`select ${attachmentCardJson} as card, ${pages.cursorKeys} as keys
      from attachments f join users uploader on uploader.id = f.uploaded_by_id
      where f.workspace_id = ${scope.workspaceId} and f.task_id = ${task.id} and ${isReady}
        and ${pages.after(cursor)}
      order by ${pages.orderBy} limit ${limit + 1}`,
  )
  return pages.cut(rows, limit).map((row) => row.card)
}

/** With its object's key, and the project whose room hears of its changes. */
export type LocatedAttachment = { card: AttachmentCard; key: string; projectId: string }

export async function findAttachment(
  { db, workspaceId }: ReadScope,
  attachmentId: string,
): Promise<LocatedAttachment> {
  const row = await firstRow<LocatedAttachment>(
    db,
    sql`select ${attachmentCardJson} as card, f.file_url as key, p.id as "projectId"
      from attachments f join users uploader on uploader.id = f.uploaded_by_id
      join tasks t on t.id = f.task_id join projects p on p.id = t.project_id
      where f.workspace_id = ${workspaceId} and f.id = ${attachmentId} and ${isReady}
        and p.status <> 'deleted'`,
  )
  if (!row) throw new NotFound('Attachment')
  return row
}

/** As it is now, held to the end of the transaction. */
export async function lockAttachment(
  scope: ReadScope,
  attachmentId: string,
): Promise<LocatedAttachment> {
  await scope.db.execute(
    sql`select 1 from attachments where workspace_id = ${scope.workspaceId} and id = ${attachmentId}
      for update`,
  )
  return findAttachment(scope, attachmentId)
}
