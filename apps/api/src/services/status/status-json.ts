import { sql } from 'drizzle-orm'
import { isoTime } from '../../lib/sql-json'

/** Fields of a `Status`, from `workflow_statuses s`. */
export const statusFields = sql`'id', s.id, 'projectId', s.project_id, 'name', s.name,
  'color', s.color, 'order', s."order", 'isDefault', s.is_default, 'isFinal', s.is_final,
  'createdAt', ${isoTime(sql`s.created_at`)}, 'updatedAt', ${isoTime(sql`s.updated_at`)}`
