import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId, updatedAt } from './columns'

export const users = pgTable(
  'users',
  {
    id: primaryId(),
    clerkId: text('clerk_id').unique(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    name: text('name').notNull(),
    avatarUrl: text('avatar_url'),
    /** Set by the identity provider. The row stays, as the author of what it did. */
    deletedAt: moment('deleted_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('users_name_idx').on(t.name),
    check('users_email_is_lower_case', sql`${t.email} = lower(${t.email})`),
  ],
)
