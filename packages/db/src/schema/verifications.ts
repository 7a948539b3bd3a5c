import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId, updatedAt } from './columns'

/** Short-lived secrets of better-auth, such as one to reset a password. */
export const verifications = pgTable(
  'verifications',
  {
    id: primaryId(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('verifications_identifier_idx').on(t.identifier)],
)
