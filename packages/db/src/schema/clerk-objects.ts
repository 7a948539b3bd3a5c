import { index, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

export const clerkKind = pgEnum('clerk_kind', [
  'user',
  'organization',
  'organization_membership',
  'session',
])

/**
 * How new what we know of each thing in Clerk is, so that older news change nothing. Clerk never uses an id
 * again: a row with `deletedAt` is for good.
 */
export const clerkObjects = pgTable(
  'clerk_objects',
  {
    id: text('id').primaryKey(),
    kind: clerkKind('kind').notNull(),
    /** Clerk's own `updated_at`. */
    updatedAt: moment('updated_at').notNull(),
    /** When Clerk said so: decides between two with one `updatedAt`. */
    saidAt: moment('said_at').notNull(),
    deletedAt: moment('deleted_at'),
  },
  (t) => [index('clerk_objects_deleted_at_idx').on(t.kind, t.deletedAt)],
)
