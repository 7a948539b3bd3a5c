import { type SQL, sql } from 'drizzle-orm'
import { isoTime, type JsonFields, jsonObject, personJson } from '../../lib/sql-json'
import { taskFields } from './task-json'

const linkedTask = jsonObject({
  id: sql`linked.id`,
  key: sql`linked_project.key || '-' || linked.number`,
  title: sql`linked.title`,
  projectId: sql`linked.project_id`,
  statusId: sql`linked.status_id`,
  completedAt: isoTime(sql`linked.completed_at`),
})

/** The tasks at the other end of dependencies: `from` and `to` are the two ends' columns. */
const linkedTasks = (
  from: SQL,
  to: SQL,
) => sql`(select coalesce(json_agg(${linkedTask} order by linked.id), '[]'::json)
  from task_dependencies d join tasks linked on linked.id = ${to}
  join projects linked_project on linked_project.id = linked.project_id
  where ${from} = t.id and linked_project.status <> 'deleted')`

/** Of `Dependencies`. */
export const dependencyFields: JsonFields = {
  dependencies: linkedTasks(sql`d.task_id`, sql`d.depends_on_id`),
  dependents: linkedTasks(sql`d.depends_on_id`, sql`d.task_id`),
}

export const watchersJson = sql`(select coalesce(json_agg(${personJson(sql`u`)} order by w.watched_at, u.id), '[]'::json)
  from task_watchers w join users u on u.id = w.user_id where w.task_id = t.id)`

/** Of the column `s`. */
export const taskStatusJson = sql`case when s.id is not null then ${jsonObject({
  id: sql`s.id`,
  name: sql`s.name`,
  color: sql`s.color`,
  isFinal: sql`s.is_final`,
})} end`

export const taskProjectJson = jsonObject({
  id: sql`p.id`,
  key: sql`p.key`,
  name: sql`p.name`,
  color: sql`p.color`,
})

/** A `TaskDetail`, from `taskSource`, the column `s` and the user `creator`. */
export const taskDetailJson = jsonObject({
  ...taskFields,
  project: taskProjectJson,
  status: taskStatusJson,
  creator: personJson(sql`creator`),
  ...dependencyFields,
  watchers: watchersJson,
})
