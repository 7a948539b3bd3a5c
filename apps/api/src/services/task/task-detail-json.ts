import { type SQL, sql } from 'drizzle-orm'
import { isoTime, personJson } from '../../lib/sql-json'
import { taskFields } from './task-json'

/** The tasks at the other end of dependencies: `from` and `to` are the two ends' columns. */
const linkedTasks = (from: SQL, to: SQL) => sql`(select coalesce(json_agg(json_build_object(
    'id', o.id, 'key', op.key || '-' || o.number, 'title', o.title, 'projectId', o.project_id,
    'statusId', o.status_id, 'completedAt', ${isoTime(sql`o.completed_at`)}) order by o.id), '[]'::json)
  from task_dependencies d join tasks o on o.id = ${to} join projects op on op.id = o.project_id
  where ${from} = t.id and op.status <> 'deleted')`

export const dependencyFields = sql`'dependencies', ${linkedTasks(sql`d.task_id`, sql`d.depends_on_id`)},
  'dependents', ${linkedTasks(sql`d.depends_on_id`, sql`d.task_id`)}`

export const watchersJson = sql`(select coalesce(json_agg(${personJson(sql`u`)} order by w.watched_at, u.id), '[]'::json)
  from task_watchers w join users u on u.id = w.user_id where w.task_id = t.id)`

/** Of the column `s`. */
export const taskStatusJson = sql`case when s.id is not null then json_build_object(
  'id', s.id, 'name', s.name, 'color', s.color, 'isFinal', s.is_final) end`

export const taskProjectJson = sql`json_build_object(
  'id', p.id, 'key', p.key, 'name', p.name, 'color', p.color)`

/** A `TaskDetail`, from `taskSource`, the column `s` and the user `creator`. */
export const taskDetailJson = sql`json_build_object(${taskFields},
  'project', ${taskProjectJson}, 'status', ${taskStatusJson}, 'creator', ${personJson(sql`creator`)},
  ${dependencyFields}, 'watchers', ${watchersJson})`
