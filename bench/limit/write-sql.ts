import { commentJson, taskJson } from './json-sql'

/** Of one event of the project in `stream`, with the id $2, by the user $3. */
const logged = (entity: string, action: string, entityId: string, taskId: string) => `logged as (
    insert into activity_logs (id, workspace_id, stream_id, seq, entity_type, entity_id, project_id,
      task_id, user_id, action)
    select $2::uuid, workspace_id, stream.id, stream.head, '${entity}', ${entityId}, stream.id,
      ${taskId}, $3::uuid, '${action}' from stream)`

/** $1: the task, $2: id of the event, $3: who, $4: id of the comment, $5: its text. */
export const commentSql = `with stream as (
    update event_streams e set head = head + 1 from tasks t where t.id = $1::uuid and e.id = t.project_id
    returning e.id, e.workspace_id, e.head
  ), watching as (
    insert into task_watchers (id, workspace_id, task_id, user_id)
    select $4::uuid, workspace_id, $1::uuid, $3::uuid from stream
    on conflict (task_id, user_id) do nothing
  ), ${logged('comment', 'created', '$4::uuid', '$1::uuid')}, c as (
    insert into comments (id, workspace_id, task_id, user_id, content)
    select $4::uuid, workspace_id, $1::uuid, $3::uuid, $5 from stream returning *
  )
  select ${commentJson} as text from c join users u on u.id = c.user_id`

/** $1: the task, $2: id of the event, $3: who, $4: the column, $5: the place in it. */
export const moveSql = `with place as (
    select "order" from tasks where status_id = $4::uuid and id <> $1::uuid
    order by "order" offset greatest($5::int - 1, 0) limit 2
  ), t as (
    update tasks set status_id = $4::uuid, version = version + 1, updated_at = now(),
      -- The neighbours are looked up as they must be; a number of nobody else's is had without a lock.
      "order" = (select greatest(max("order"), $6::bigint) from place),
      completed_at = (select case when is_final then now() end from workflow_statuses where id = $4::uuid)
    where id = $1::uuid returning *
  ), stream as (
    update event_streams e set head = head + 1 from t where e.id = t.project_id
    returning e.id, e.workspace_id, e.head
  ), ${logged('task', 'moved', '$1::uuid', '$1::uuid')}
  select ${taskJson} as text from t join projects p on p.id = t.project_id
  left join users a on a.id = t.assignee_id`

/** $1: the project, $2: id of the event, $3: who, $4: id of the task, $5: title, $6: description, $7: due. */
export const createSql = `with stream as (
    update event_streams set head = head + 1, last_task_number = last_task_number + 1
    where id = $1::uuid returning id, workspace_id, head, last_task_number
  ), t as (
    insert into tasks (id, workspace_id, project_id, number, title, description, status_id, priority,
      created_by_id, "order", due_date)
    select $4::uuid, stream.workspace_id, stream.id, last_task_number, $5, $6, s.id, 'high', $3::uuid,
      last_task_number * 65536::bigint, $7::timestamptz
    from stream join workflow_statuses s on s.project_id = stream.id and s.is_default returning *
  ), watching as (
    insert into task_watchers (id, workspace_id, task_id, user_id)
    select $2::uuid, workspace_id, $4::uuid, $3::uuid from stream
  ), ${logged('task', 'created', '$4::uuid', '$4::uuid')}
  select ${taskJson} as text from t join projects p on p.id = t.project_id
  left join users a on a.id = t.assignee_id`
