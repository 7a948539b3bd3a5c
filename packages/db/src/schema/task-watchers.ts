import { foreignKey, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, primaryId } from './columns'
import { tasks } from './tasks'
import { workspaceMembers } from './workspace-members'

/** Only members watch: who leaves the workspace stops watching its tasks. */
export const taskWatchers = pgTable(
  'task_watchers',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    taskId: uuid('task_id').notNull(),
    userId: uuid('user_id').notNull(),
    watchedAt: moment('watched_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: 'task_watchers_task_fk',
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'task_watchers_member_fk',
      columns: [t.workspaceId, t.userId],
      foreignColumns: [workspaceMembers.workspaceId, workspaceMembers.userId],
    }).onDelete('cascade'),
    unique('task_watchers_pair').on(t.taskId, t.userId),
    index('task_watchers_user_idx').on(t.workspaceId, t.userId),
  ],
)
