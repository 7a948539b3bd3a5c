import { sql } from 'drizzle-orm'
import { isoTime, personJson } from '../../lib/sql-json'
import { attachmentCount } from '../attachment/attachment-json'

/** What the fields below are read from. */
export const taskSource = sql`tasks t join projects p on p.id = t.project_id
  left join users assignee on assignee.id = t.assignee_id`

/** Unfinished tasks that a task `t` waits for. */
export const blockedByCount = sql`(select count(*) from task_dependencies d
  join tasks b on b.id = d.depends_on_id and b.completed_at is null
  join projects bp on bp.id = b.project_id and bp.status <> 'deleted'
  where d.task_id = t.id)`

/** Fields of a `TaskCard`. */
export const taskCardFields = sql`'id', t.id, 'key', p.key || '-' || t.number, 'number', t.number,
  'projectId', t.project_id, 'title', t.title, 'priority', t.priority, 'statusId', t.status_id,
  'assigneeId', t.assignee_id, 'assignee', ${personJson(sql`assignee`)},
  'createdById', t.created_by_id, 'order', t."order", 'dueDate', ${isoTime(sql`t.due_date`)},
  'completedAt', ${isoTime(sql`t.completed_at`)}, 'version', t.version,
  'commentCount', (select count(*) from comments c where c.task_id = t.id),
  'attachmentCount', ${attachmentCount(sql`t.id`)},
  'blockedByCount', ${blockedByCount},
  'createdAt', ${isoTime(sql`t.created_at`)}, 'updatedAt', ${isoTime(sql`t.updated_at`)}`

export const taskCardJson = sql`json_build_object(${taskCardFields})`

/** Fields of a `Task`. */
export const taskFields = sql`${taskCardFields}, 'description', t.description`
export const taskJson = sql`json_build_object(${taskFields})`
