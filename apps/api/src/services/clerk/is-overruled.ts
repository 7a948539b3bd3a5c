import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { ClerkWrite } from './open-clerk-write'

/** Whether a later change made here is still to be told to Clerk, which will then say something else. */
export async function isOverruled(
  db: Queryable,
  { workspaceId, kind, subject }: ClerkWrite,
  saidOf: Date,
): Promise<boolean> {
  const later = await firstRow(
    db,
    sql`select 1 from clerk_writes where workspace_id = ${workspaceId} and kind = ${kind}
      and subject = ${subject} and requested_at >= ${saidOf}`,
  )
  return later !== undefined
}
