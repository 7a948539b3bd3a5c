import { sql } from 'drizzle-orm'
import { isoTime, type JsonFields, jsonObject } from '../../lib/sql-json'

/** Of a `Status`, from `workflow_statuses s`. */
export const statusFields: JsonFields = {
  id: sql`s.id`,
  projectId: sql`s.project_id`,
  name: sql`s.name`,
  color: sql`s.color`,
  order: sql`s."order"`,
  isDefault: sql`s.is_default`,
  isFinal: sql`s.is_final`,
  createdAt: isoTime(sql`s.created_at`),
  updatedAt: isoTime(sql`s.updated_at`),
}
export const statusJson = jsonObject(statusFields)
