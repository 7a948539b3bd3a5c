import { customType } from 'drizzle-orm/pg-core'

/** Words of a text with their weights, kept by PostgreSQL itself. */
export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })
