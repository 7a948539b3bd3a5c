import { sql } from 'drizzle-orm'
import { isoTime } from '../../lib/sql-json'
import { attachmentCardJson, attachmentCount, isReady } from '../attachment/attachment-json'
import { commentJson } from '../comment/comment-json'
import { invitationJson, memberJson } from '../member/member-json'
import { projectCardFields } from '../project/project-json'
import { statusJson } from '../status/status-json'
import { blockedByCount, taskCardJson, taskSource } from '../task/task-json'
import { workspaceCardFields } from '../workspace/workspace-json'

/** Of the tasks in this stream's project that wait, or waited, for the task. */
const blocked = sql`case when l.metadata ? 'dependentIds' then (
    select coalesce(json_agg(json_build_object('taskId', t.id, 'blockedByCount', ${blockedByCount})), '[]'::json)
    from tasks t where t.project_id = e.id
      and t.id in (select jsonb_array_elements_text(l.metadata->'dependentIds')::uuid))
  else '[]'::json end`

const task = sql`select case when l.project_id = e.id or e.kind = 'user'
  then json_build_object('taskId', l.entity_id, 'blocked', ${blocked}, 'task',
    (select ${taskCardJson} from ${taskSource} where t.id = l.entity_id
      and (e.kind <> 'user' or p.status <> 'deleted')))
  else json_build_object('taskId', l.entity_id, 'blocked', ${blocked}) end`

const comment = sql`select json_build_object('taskId', l.task_id, 'commentId', l.entity_id,
  'comment', (select ${commentJson} from comments c join users author on author.id = c.user_id
    where c.id = l.entity_id),
  'commentCount', (select count(*) from comments c where c.task_id = l.task_id))`

const attachment = sql`select json_build_object('taskId', l.task_id, 'attachmentId', l.entity_id,
  'attachment', (select ${attachmentCardJson} from attachments f
    join users uploader on uploader.id = f.uploaded_by_id where f.id = l.entity_id and ${isReady}),
  'attachmentCount', ${attachmentCount(sql`l.task_id`)})`

const status = sql`select json_build_object('statuses', coalesce(
  (select json_agg(${statusJson} order by s."order", s.id)
    from workflow_statuses s where s.project_id = e.id), '[]'::json))`

const project = sql`select json_build_object('project',
  (select json_build_object(${projectCardFields}) from projects p where p.id = l.entity_id))`

const member = sql`select json_build_object('userId', l.entity_id, 'member',
  (select ${memberJson} from workspace_members m join users u on u.id = m.user_id
    where m.workspace_id = l.workspace_id and m.user_id = l.entity_id))`

const invitation = sql`select json_build_object('invitationId', l.entity_id, 'invitation',
  (select ${invitationJson} from workspace_invitations i
    where i.workspace_id = l.workspace_id and i.id = l.entity_id))`

const workspace = sql`select json_build_object('workspace',
  (select json_build_object(${workspaceCardFields}) from workspaces w where w.id = l.entity_id and w.deleted_at is null))`

/** The present state of what the activity `l` changed. */
const eventData = sql`case l.entity_type when 'task' then (${task}) when 'comment' then (${comment})
  when 'attachment' then (${attachment}) when 'status' then (${status}) when 'project' then (${project}) when 'member' then (${member})
  when 'invitation' then (${invitation}) when 'workspace' then (${workspace}) end`

/** That somebody's own room may tell them of what happened in one of their workspaces. */
const isStillIn = sql`(l.entity_type = 'member' and l.entity_id = e.id) or exists (select 1 from workspace_members own
  join workspaces w on w.id = own.workspace_id and w.deleted_at is null
  where own.workspace_id = l.workspace_id and own.user_id = e.id)`

const place = sql`'room', e.kind || ':' || e.id, 'epoch', e.epoch, 'seq', l.seq`

/** A `StreamEvent`, from the activity `l` in its stream `e`. What a role may not see is hidden later. */
export const eventJson = sql`case when e.kind = 'user' and not (${isStillIn})
  then json_build_object('type', 'hidden', ${place})
  else json_build_object('type', l.entity_type || ':' || l.action, ${place}, 'id', l.id,
    'at', ${isoTime(sql`l.created_at`)}, 'userId', l.user_id, 'mutationId', l.mutation_id,
    'workspaceId', l.workspace_id, 'projectId', l.project_id,
    'fields', (select coalesce(json_agg(f order by f), '[]'::json) from jsonb_object_keys(l.changes) f),
    'reload', coalesce((l.metadata->>'reload')::boolean, false), 'data', (${eventData})) end`
