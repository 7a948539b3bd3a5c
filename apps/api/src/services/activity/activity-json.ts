import { type SQL, sql } from 'drizzle-orm'
import { isoTime, personJson } from '../../lib/sql-json'

/** What an `Activity` of the table or page `logs` is read from. Its task may be gone, and a workspace's own activity has no project. */
export const activitySource = (logs: SQL) => sql`${logs} l join users u on u.id = l.user_id
  left join projects p on p.workspace_id = l.workspace_id and p.id = l.project_id
  left join tasks t on t.workspace_id = l.workspace_id and t.id = l.task_id`

const project = sql`case when p.id is not null then
  json_build_object('id', p.id, 'key', p.key, 'name', p.name) end`

/** Its deletion keeps what a task was called. */
const task = sql`case when t.id is not null then
    json_build_object('id', t.id, 'key', p.key || '-' || t.number, 'title', t.title)
  when l.entity_type = 'task' and l.action = 'deleted' then
    json_build_object('id', l.task_id, 'key', l.metadata->>'key', 'title', l.metadata->>'title') end`

export const activityJson = sql`json_build_object('id', l.id, 'entityType', l.entity_type,
  'entityId', l.entity_id, 'action', l.action, 'projectId', l.project_id, 'project', ${project},
  'taskId', l.task_id, 'task', ${task}, 'user', ${personJson(sql`u`)}, 'changes', l.changes,
  'metadata', l.metadata, 'createdAt', ${isoTime(sql`l.created_at`)})`
