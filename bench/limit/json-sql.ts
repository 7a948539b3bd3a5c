/** A moment as the API writes it. */
const time = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const person = (user: string) =>
  `json_build_object('id', ${user}.id, 'name', ${user}.name, 'avatarUrl', ${user}.avatar_url)`

const cardFields = `'id', t.id, 'key', p.key || '-' || t.number, 'number', t.number,
  'projectId', t.project_id, 'title', t.title, 'priority', t.priority, 'statusId', t.status_id,
  'assigneeId', t.assignee_id, 'assignee', case when a.id is not null then ${person('a')} end,
  'createdById', t.created_by_id, 'order', t."order", 'dueDate', ${time('t.due_date')},
  'completedAt', ${time('t.completed_at')}, 'version', t.version,
  'commentCount', (select count(*) from comments c where c.task_id = t.id),
  'attachmentCount', (select count(*) from attachments f where f.task_id = t.id and f.state = 'ready'),
  'blockedByCount', (select count(*) from task_dependencies d
    join tasks b on b.id = d.depends_on_id and b.completed_at is null where d.task_id = t.id),
  'createdAt', ${time('t.created_at')}, 'updatedAt', ${time('t.updated_at')}`

const project = "json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'color', p.color)"

/** From tasks `t`, their project `p` and assignee `a`. */
export const cardJson = `json_build_object(${cardFields})`
export const taskJson = `json_build_object(${cardFields}, 'description', t.description)`

const linked = (from: string, to: string) => `(select coalesce(json_agg(json_build_object(
    'id', o.id, 'title', o.title) order by o.id), '[]'::json)
  from task_dependencies d join tasks o on o.id = d.${to} where d.${from} = t.id)`

/** Also from the column `s` and the `creator`. */
export const detailJson = `json_build_object(${cardFields}, 'description', t.description,
  'project', ${project},
  'status', json_build_object('id', s.id, 'name', s.name, 'color', s.color, 'isFinal', s.is_final),
  'creator', ${person('creator')},
  'dependencies', ${linked('task_id', 'depends_on_id')},
  'dependents', ${linked('depends_on_id', 'task_id')},
  'watchers', (select coalesce(json_agg(${person('u')} order by w.watched_at, u.id), '[]'::json)
    from task_watchers w join users u on u.id = w.user_id where w.task_id = t.id))`

export const hitJson = `json_build_object('task', json_build_object('id', t.id,
    'key', p.key || '-' || t.number,
    'title', ts_headline('simple', t.title, query, 'HighlightAll=true'),
    'statusId', t.status_id, 'completedAt', ${time('t.completed_at')}),
  'project', ${project},
  'comment', case when c.id is not null then json_build_object('id', c.id, 'user', ${person('u')},
    'createdAt', ${time('c.created_at')}) end,
  'excerpt', ts_headline('simple', case when c.id is null then t.description else c.content end,
    query, 'MaxWords=30, MinWords=15'))`

export const commentJson = `json_build_object('id', c.id, 'taskId', c.task_id, 'userId', c.user_id,
  'user', ${person('u')}, 'content', c.content,
  'createdAt', ${time('c.created_at')}, 'updatedAt', ${time('c.updated_at')})`

export const taskSource = `tasks t join projects p on p.id = t.project_id
  left join users a on a.id = t.assignee_id`
