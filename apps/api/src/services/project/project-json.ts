import { sql } from 'drizzle-orm'
import { isoTime } from '../../lib/sql-json'

/** Fields of a `ProjectCard`, from `projects p`. */
export const projectCardFields = sql`'id', p.id, 'workspaceId', p.workspace_id, 'key', p.key,
  'name', p.name, 'description', p.description, 'color', p.color, 'status', p.status,
  'createdById', p.created_by_id, 'version', p.version,
  'createdAt', ${isoTime(sql`p.created_at`)}, 'updatedAt', ${isoTime(sql`p.updated_at`)}`

/** A `Project`, from `projects p`. */
export const projectJson = sql`(select json_build_object(${projectCardFields},
  'taskCount', count(t.id), 'openTaskCount', count(t.id) filter (where t.completed_at is null))
  from tasks t where t.project_id = p.id)`
