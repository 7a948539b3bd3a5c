import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'

export type ClerkVersion = {
  id: string
  kind: 'user' | 'organization' | 'organization_membership' | 'session'
  /** Milliseconds. */
  updatedAt: number
  saidAt: Date
  isDeleted?: boolean
}

/**
 * Whether this is the newest that we heard of a thing in Clerk; then it is noted. The row is locked to the
 * commit, so that news of one thing take effect one after the other. Deleted is for good.
 */
export async function isNewest(
  db: Queryable,
  { id, kind, updatedAt, saidAt, isDeleted = false }: ClerkVersion,
): Promise<boolean> {
  const deletedAt = isDeleted ? saidAt : null
  const noted = await firstRow(
    db,
    sql`insert into clerk_objects as known (id, kind, updated_at, said_at, deleted_at)
      values (${id}, ${kind}, ${new Date(updatedAt)}, ${saidAt}, ${deletedAt})
      on conflict (id) do update set updated_at = excluded.updated_at, said_at = excluded.said_at,
        deleted_at = excluded.deleted_at
      where known.deleted_at is null and (excluded.deleted_at is not null
        or (excluded.updated_at, excluded.said_at) >= (known.updated_at, known.said_at))
      returning id`,
  )
  return noted !== undefined
}
