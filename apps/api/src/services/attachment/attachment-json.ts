import { type SQL, sql } from 'drizzle-orm'
import { isoTime, personJson } from '../../lib/sql-json'

/** An `AttachmentCard`, from `attachments f` and its `uploader`. */
export const attachmentCardJson = sql`json_build_object('id', f.id, 'taskId', f.task_id,
  'fileName', f.file_name, 'fileSize', f.file_size, 'mimeType', f.mime_type,
  'uploadedById', f.uploaded_by_id, 'uploadedBy', ${personJson(sql`uploader`)},
  'createdAt', ${isoTime(sql`f.created_at`)},
  'downloadUrl', '/api/attachments/' || f.id || '/download')`

/** Only these are there for anybody: what is still being stored is not. */
export const isReady = sql`f.state = 'ready'`

/** Of the task with the id of the given column. */
export const attachmentCount = (taskId: SQL) =>
  sql`(select count(*) from attachments f where f.task_id = ${taskId} and ${isReady})`
