import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'

/** Remembers that a token was used, once a minute: several instances may notice it at the same time. */
export const touchApiToken = (db: Queryable, id: string) =>
  db.execute(sql`update api_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`)
