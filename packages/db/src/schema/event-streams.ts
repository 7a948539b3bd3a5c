import { bigint, index, integer, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import { workspaces } from './workspaces'

export const streamKind = pgEnum('stream_kind', ['project', 'workspace', 'user'])

/**
 * One narrow row per project, workspace and user: its lock, held to the commit, makes `seq` gap-free and
 * in commit order. Apart from the entity's own row, because every write of the stream updates it.
 */
export const eventStreams = pgTable(
  'event_streams',
  {
    /** The id of the project, workspace or user. */
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id').references(() => workspaces.id, { onDelete: 'cascade' }),
    kind: streamKind('kind').notNull(),
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    /** Made anew when a backup is restored, so that a reused `seq` is never mistaken for the first one. */
    epoch: uuid('epoch')
      .notNull()
      .$defaultFn(() => crypto.randomUUID()),
    lastTaskNumber: integer('last_task_number').notNull().default(0),
  },
  (t) => [index('event_streams_workspace_id_idx').on(t.workspaceId)],
)
