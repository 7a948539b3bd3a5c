import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import type { LiveSignIn } from './sign-in-change'

/** Which of these sessions of local accounts have not ended. They move on while they are in use. */
export const listLiveSessions = (db: Queryable, ids: readonly string[]): Promise<LiveSignIn[]> =>
  listRows<LiveSignIn>(
    db,
    sql`select s.id, ${isoTime(sql`s.expires_at`)} as "expiresAt" from sessions s
      where s.id = any(${sql.param([...ids])}::uuid[])`,
  )
