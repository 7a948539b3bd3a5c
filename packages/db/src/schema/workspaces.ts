import { defaultWorkspaceSettings, type WorkspaceSettings } from '@nexa/shared/workspace'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId, updatedAt } from './columns'
import { users } from './users'

export const workspaces = pgTable(
  'workspaces',
  {
    id: primaryId(),
    clerkOrgId: text('clerk_org_id').unique(),
    name: text('name').notNull(),
    slug: text('slug').notNull().unique(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    settings: jsonb('settings')
      .$type<WorkspaceSettings>()
      .notNull()
      .default(defaultWorkspaceSettings),
    deletedAt: moment('deleted_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('workspaces_owner_id_idx').on(t.ownerId),
    check('workspaces_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
)
