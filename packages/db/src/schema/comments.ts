import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, primaryId, updatedAt } from './columns'
import { searchVector } from './search-vector'
import { tasks } from './tasks'
import { users } from './users'

export const comments = pgTable(
  'comments',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    taskId: uuid('task_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    content: text('content').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    search: searchVector('search').generatedAlwaysAs(sql`to_tsvector('simple', content)`),
  },
  (t) => [
    foreignKey({
      name: 'comments_task_fk',
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    index('comments_search_idx').using('gin', t.search),
    index('comments_user_id_idx').on(t.userId),
    index('comments_task_created_idx').on(t.taskId, t.createdAt),
  ],
)
