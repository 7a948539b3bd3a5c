import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'

export const isDatabaseReachable = (db: Queryable): Promise<boolean> =>
  db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )

/** false on a fresh installation. */
export const hasAccounts = async (db: Queryable): Promise<boolean> =>
  (await db.execute(sql`select 1 from users limit 1`)).rows.length > 0
