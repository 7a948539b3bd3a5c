import { sql } from 'drizzle-orm'
import { isoTime, type JsonFields, jsonObject, personJson } from '../../lib/sql-json'
import { attachmentCount } from '../attachment/attachment-json'

/** What the fields below are read from. */
export const taskJoins = sql`join projects p on p.id = t.project_id
  left join users assignee on assignee.id = t.assignee_id`
export const taskSource = sql`tasks t ${taskJoins}`

/** Unfinished tasks that a task `t` waits for. */
export const blockedByCount = sql`(select count(*) from task_dependencies d
  join tasks b on b.id = d.depends_on_id and b.completed_at is null
  join projects bp on bp.id = b.project_id and bp.status <> 'deleted'
  where d.task_id = t.id)`

/** Of a `TaskCard`. */
export const taskCardFields: JsonFields = {
  id: sql`t.id`,
  key: sql`p.key || '-' || t.number`,
  number: sql`t.number`,
  projectId: sql`t.project_id`,
  title: sql`t.title`,
  priority: sql`t.priority`,
  statusId: sql`t.status_id`,
  assigneeId: sql`t.assignee_id`,
  assignee: personJson(sql`assignee`),
  createdById: sql`t.created_by_id`,
  order: sql`t."order"`,
  dueDate: isoTime(sql`t.due_date`),
  completedAt: isoTime(sql`t.completed_at`),
  version: sql`t.version`,
  commentCount: sql`(select count(*) from comments c where c.task_id = t.id)`,
  attachmentCount: attachmentCount(sql`t.id`),
  blockedByCount,
  createdAt: isoTime(sql`t.created_at`),
  updatedAt: isoTime(sql`t.updated_at`),
}
export const taskCardJson = jsonObject(taskCardFields)

/** Of a `Task`. */
export const taskFields: JsonFields = { ...taskCardFields, description: sql`t.description` }
export const taskJson = jsonObject(taskFields)
