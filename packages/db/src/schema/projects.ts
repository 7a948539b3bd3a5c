import { projectStatuses } from '@nexa/shared/project'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, primaryId, updatedAt } from './columns'
import { users } from './users'
import { workspaces } from './workspaces'

export const projectStatus = pgEnum('project_status', projectStatuses)

export const projects = pgTable(
  'projects',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    color: text('color').notNull(),
    status: projectStatus('status').notNull().default('active'),
    createdById: uuid('created_by_id')
      .notNull()
      .references(() => users.id),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    // The target of composite foreign keys: a child names its workspace and SQL holds it to it.
    unique('projects_workspace_id').on(t.workspaceId, t.id),
    unique('projects_workspace_key').on(t.workspaceId, t.key),
    index('projects_status_idx').on(t.status),
    index('projects_workspace_status_idx').on(t.workspaceId, t.status),
    check('projects_key_form', sql`${t.key} ~ '^[A-Z][A-Z0-9]{1,9}$'`),
  ],
)
