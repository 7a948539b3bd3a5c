import { sql } from 'drizzle-orm'
import { isoTime } from '../../lib/sql-json'

/** Fields of a `WorkspaceCard`, from `workspaces w`. */
export const workspaceCardFields = sql`'id', w.id, 'name', w.name, 'slug', w.slug,
  'ownerId', w.owner_id, 'settings', w.settings,
  'createdAt', ${isoTime(sql`w.created_at`)}, 'updatedAt', ${isoTime(sql`w.updated_at`)}`

/** A `Workspace`, from `workspaces w` and the reader's `workspace_members m`. */
export const workspaceJson = sql`json_build_object(${workspaceCardFields}, 'role', m.role,
  'memberCount', (select count(*) from workspace_members o where o.workspace_id = w.id),
  'projectCount', (select count(*) from projects p
    where p.workspace_id = w.id and p.status <> 'deleted'))`
