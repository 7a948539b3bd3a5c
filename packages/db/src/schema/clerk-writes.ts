import { integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, primaryId } from './columns'
import { workspaces } from './workspaces'

export const clerkWriteKind = pgEnum('clerk_write_kind', ['member', 'invitation', 'organization'])

/**
 * What Clerk has not been told yet of what was changed here. Only what it is about: what Clerk is to be told
 * is read when it is told. Gone once Clerk has taken it.
 */
export const clerkWrites = pgTable(
  'clerk_writes',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    kind: clerkWriteKind('kind').notNull(),
    /** A member's user id, an invitation's email, the workspace's id. */
    subject: text('subject').notNull(),
    /** Changes with each request: what was read before one is told again. */
    requestedAt: moment('requested_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    /** What Clerk answered to the last attempt. */
    error: text('error'),
  },
  (t) => [unique('clerk_writes_subject').on(t.workspaceId, t.kind, t.subject)],
)
