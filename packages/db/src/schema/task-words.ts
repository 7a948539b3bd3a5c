import { foreignKey, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { searchVector } from './search-vector'
import { tasks } from './tasks'

/**
 * What a task is found by, written by triggers of `tasks`. A table of its own: a move writes a task's row anew, and
 * what is beside the text in it goes into every index once more, the full-text one among them.
 */
export const taskWords = pgTable(
  'task_words',
  {
    taskId: uuid('task_id').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    /** `simple`: people write in any language, and names and codes are found as they are. */
    words: searchVector('words').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'task_words_task_fk',
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete('cascade'),
    index('task_words_words_idx').using('gin', t.words),
  ],
)
