import type { ClerkWrite } from '@nexa/shared/clerk'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import type { ReadScope } from '../scope'

/** Oldest first. */
export async function listClerkWrites({ db, workspaceId }: ReadScope): Promise<ClerkWrite[]> {
  return listRows<ClerkWrite>(
    db,
    sql`select id, kind, subject, ${isoTime(sql`requested_at`)} as "requestedAt", attempts, error
      from clerk_writes where workspace_id = ${workspaceId} order by requested_at, id limit 1000`,
  )
}
