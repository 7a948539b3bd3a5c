import { sql } from 'drizzle-orm'
import { isoTime, jsonObject, personJson } from '../../lib/sql-json'

/** A `Comment`, from `comments c` and its author `author`. */
export const commentJson = jsonObject({
  id: sql`c.id`,
  taskId: sql`c.task_id`,
  userId: sql`c.user_id`,
  user: personJson(sql`author`),
  content: sql`c.content`,
  createdAt: isoTime(sql`c.created_at`),
  updatedAt: isoTime(sql`c.updated_at`),
})
