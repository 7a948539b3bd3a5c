import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, primaryId } from './columns'
import { tasks } from './tasks'

/** A task waits for another one. Both ends lie in one workspace. */
export const taskDependencies = pgTable(
  'task_dependencies',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    taskId: uuid('task_id').notNull(),
    dependsOnId: uuid('depends_on_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: 'task_dependencies_task_fk',
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'task_dependencies_depends_on_fk',
      columns: [t.workspaceId, t.dependsOnId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    unique('task_dependencies_pair').on(t.taskId, t.dependsOnId),
    index('task_dependencies_depends_on_idx').on(t.dependsOnId),
    check('task_dependencies_not_self', sql`${t.taskId} <> ${t.dependsOnId}`),
  ],
)
