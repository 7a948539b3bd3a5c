import { priorities } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId, updatedAt } from './columns'
import { projects } from './projects'
import { users } from './users'
import { workflowStatuses } from './workflow-statuses'
import { workspaceMembers } from './workspace-members'

export const taskPriority = pgEnum('task_priority', priorities)

export const tasks = pgTable(
  'tasks',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    projectId: uuid('project_id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    statusId: uuid('status_id'),
    priority: taskPriority('priority').notNull().default('medium'),
    assigneeId: uuid('assignee_id'),
    createdById: uuid('created_by_id')
      .notNull()
      .references(() => users.id),
    /** Sparse, so that a move writes one row. 64 bits: with steps of 65,536 a column of 32,767 filled 32. */
    order: bigint('order', { mode: 'number' }).notNull(),
    dueDate: moment('due_date'),
    completedAt: moment('completed_at'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: 'tasks_project_fk',
      columns: [t.workspaceId, t.projectId],
      foreignColumns: [projects.workspaceId, projects.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'tasks_status_fk',
      columns: [t.projectId, t.statusId],
      foreignColumns: [workflowStatuses.projectId, workflowStatuses.id],
    }).onDelete('set null'),
    foreignKey({
      name: 'tasks_assignee_fk',
      columns: [t.workspaceId, t.assigneeId],
      foreignColumns: [workspaceMembers.workspaceId, workspaceMembers.userId],
    }).onDelete('set null'),
    unique('tasks_workspace_id').on(t.workspaceId, t.id),
    unique('tasks_project_number').on(t.projectId, t.number),
    // Deferred to the commit: renumbering a column passes through values that its neighbours still hold.
    unique('tasks_status_order').on(t.statusId, t.order),
    index('tasks_project_idx').on(t.projectId, t.statusId, t.order),
    index('tasks_assignee_idx').on(t.workspaceId, t.assigneeId),
    index('tasks_created_by_idx').on(t.workspaceId, t.createdById),
    index('tasks_updated_idx').on(t.workspaceId, t.updatedAt),
    index('tasks_due_date_idx').on(t.projectId, t.dueDate),
    check('tasks_number_positive', sql`${t.number} > 0`),
    check('tasks_title_not_empty', sql`${t.title} <> ''`),
  ],
)
