/** SQL of a JSON value as text, between two literals. */
type Value = { before: string; sql: string; after: string }

const bare = (sql: string): Value => ({ before: '', sql, after: '' })
/** Of what needs no escaping. */
const quoted = (sql: string): Value => ({ before: '"', sql, after: '"' })
const quotedOrNull = (sql: string) => bare(`coalesce('"' || ${sql} || '"', 'null')`)
const escaped = (sql: string) => bare(`coalesce(to_json(${sql})::text, 'null')`)

/** An object as text with as few parts as can be: for a board, `json_build_object` takes twice as long. */
function object(fields: Record<string, Value>): string {
  let open = '{'
  let sql = ''
  for (const [name, value] of Object.entries(fields)) {
    sql += `'${open}"${name}":${value.before}' || ${value.sql} || `
    open = `${value.after},`
  }
  return `${sql}'${open.slice(0, -1)}}'`
}

/** A moment as the API writes it. */
const time = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const person = (user: string) =>
  object({
    id: quoted(`${user}.id`),
    name: escaped(`${user}.name`),
    avatarUrl: escaped(`${user}.avatar_url`),
  })
const personJson = (user: string) =>
  `json_build_object('id', ${user}.id, 'name', ${user}.name, 'avatarUrl', ${user}.avatar_url)`

const cardFields = {
  id: quoted('t.id'),
  key: quoted("p.key || '-' || t.number"),
  number: bare('t.number'),
  projectId: quoted('t.project_id'),
  title: escaped('t.title'),
  priority: quoted('t.priority'),
  statusId: quotedOrNull('t.status_id'),
  assigneeId: quotedOrNull('t.assignee_id'),
  assignee: bare(`case when a.id is null then 'null' else ${person('a')} end`),
  createdById: quoted('t.created_by_id'),
  order: bare('t."order"'),
  dueDate: quotedOrNull(time('t.due_date')),
  completedAt: quotedOrNull(time('t.completed_at')),
  version: bare('t.version'),
  commentCount: bare('(select count(*) from comments c where c.task_id = t.id)'),
  attachmentCount: bare(
    "(select count(*) from attachments f where f.task_id = t.id and f.state = 'ready')",
  ),
  blockedByCount: bare(`(select count(*) from task_dependencies d
    join tasks b on b.id = d.depends_on_id and b.completed_at is null where d.task_id = t.id)`),
  createdAt: quoted(time('t.created_at')),
  updatedAt: quoted(time('t.updated_at')),
}
const taskFields = { ...cardFields, description: escaped('t.description') }

const project = "json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'color', p.color)"

/** From tasks `t`, their project `p` and assignee `a`. */
export const cardJson = object(cardFields)
export const taskJson = object(taskFields)

const linked = (from: string, to: string) => `(select coalesce(json_agg(json_build_object(
    'id', o.id, 'title', o.title) order by o.id), '[]'::json)::text
  from task_dependencies d join tasks o on o.id = d.${to} where d.${from} = t.id)`

/** Also from the column `s` and the `creator`. */
export const detailJson = object({
  ...taskFields,
  project: bare(`${project}::text`),
  status: bare(
    "json_build_object('id', s.id, 'name', s.name, 'color', s.color, 'isFinal', s.is_final)::text",
  ),
  creator: bare(person('creator')),
  dependencies: bare(linked('task_id', 'depends_on_id')),
  dependents: bare(linked('depends_on_id', 'task_id')),
  watchers:
    bare(`(select coalesce(json_agg(${personJson('u')} order by w.watched_at, u.id), '[]'::json)::text
    from task_watchers w join users u on u.id = w.user_id where w.task_id = t.id)`),
})

export const hitJson = `json_build_object('task', json_build_object('id', t.id,
    'key', p.key || '-' || t.number,
    'title', ts_headline('simple', t.title, query, 'HighlightAll=true'),
    'statusId', t.status_id, 'completedAt', ${time('t.completed_at')}),
  'project', ${project},
  'comment', case when c.id is not null then json_build_object('id', c.id, 'user', ${personJson('u')},
    'createdAt', ${time('c.created_at')}) end,
  'excerpt', ts_headline('simple', case when c.id is null then t.description else c.content end,
    query, 'MaxWords=30, MinWords=15'))`

export const commentJson = `json_build_object('id', c.id, 'taskId', c.task_id, 'userId', c.user_id,
  'user', ${personJson('u')}, 'content', c.content,
  'createdAt', ${time('c.created_at')}, 'updatedAt', ${time('c.updated_at')})::text`

export const taskSource = `tasks t join projects p on p.id = t.project_id
  left join users a on a.id = t.assignee_id`
