import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** UUID v7, made by the application: PostgreSQL has a function for it only since 18. */
export const primaryId = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => Bun.randomUUIDv7())

/** Milliseconds, as JavaScript and the API have them: a value read is the value stored. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const createdAt = () => moment('created_at').notNull().defaultNow()
export const updatedAt = () => moment('updated_at').notNull().defaultNow()
