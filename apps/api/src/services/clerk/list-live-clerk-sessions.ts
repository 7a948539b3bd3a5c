import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { LiveSignIn } from '../sign-in/sign-in-change'

type Session = { sessionId: string; userId: string }

/** Which of these sessions of Clerk have not ended, as far as Clerk told. */
export const listLiveClerkSessions = (
  db: Queryable,
  sessions: readonly Session[],
): Promise<LiveSignIn[]> =>
  listRows<LiveSignIn>(
    db,
    sql`select distinct s."sessionId" as id
      from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s("sessionId" text, "userId" uuid)
      join users u on u.id = s."userId" and u.deleted_at is null
      where not exists (select from clerk_objects c
        where c.id in (s."sessionId", u.clerk_id) and c.deleted_at is not null)`,
  )
