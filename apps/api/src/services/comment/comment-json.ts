import { sql } from 'drizzle-orm'
import { isoTime, personJson } from '../../lib/sql-json'

/** A `Comment`, from `comments c` and its author `author`. */
export const commentJson = sql`json_build_object('id', c.id, 'taskId', c.task_id, 'userId', c.user_id,
  'user', ${personJson(sql`author`)}, 'content', c.content,
  'createdAt', ${isoTime(sql`c.created_at`)}, 'updatedAt', ${isoTime(sql`c.updated_at`)})`
