import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/** Webhooks whose effect is in the database: written in the effect's own transaction. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Its `svix-id`. */
    id: text('id').primaryKey(),
    receivedAt: moment('received_at').notNull().defaultNow(),
  },
  (t) => [index('webhook_deliveries_received_at_idx').on(t.receivedAt)],
)
