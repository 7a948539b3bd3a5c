import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, primaryId, updatedAt } from './columns'
import { projects } from './projects'

/** The columns of a project's board. */
export const workflowStatuses = pgTable(
  'workflow_statuses',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    projectId: uuid('project_id').notNull(),
    name: text('name').notNull(),
    color: text('color').notNull(),
    order: integer('order').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    isFinal: boolean('is_final').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: 'workflow_statuses_project_fk',
      columns: [t.workspaceId, t.projectId],
      foreignColumns: [projects.workspaceId, projects.id],
    }).onDelete('cascade'),
    unique('workflow_statuses_project_id').on(t.projectId, t.id),
    uniqueIndex('workflow_statuses_project_name').on(t.projectId, sql`lower(${t.name})`),
    uniqueIndex('workflow_statuses_one_default').on(t.projectId).where(sql`${t.isDefault}`),
    index('workflow_statuses_project_order_idx').on(t.projectId, t.order),
  ],
)
