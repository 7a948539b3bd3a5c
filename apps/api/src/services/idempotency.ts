import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { ApiError } from '../lib/errors'
import { firstRow } from '../lib/rows'
import type { AccountScope } from './scope'

const keepDays = 7

/** The result of an earlier request with this one's `Idempotency-Key`, if there was one. */
export async function findFirstResult<T>(
  db: Queryable,
  { actor, mutation }: AccountScope,
): Promise<{ result: T } | null> {
  if (!mutation) return null
  const first = await firstRow<{ requestHash: string; result: T }>(
    db,
    sql`select request_hash as "requestHash", result from idempotency_keys
      where user_id = ${actor.userId} and key = ${mutation.id}`,
  )
  if (first && first.requestHash !== mutation.requestHash) {
    throw new ApiError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used for another request: take a new one',
    )
  }
  return first ?? null
}

/** The insert that keeps a result for a retry: part of the statement that does the work. */
export const keepResult = ({ actor, mutation }: AccountScope, result: unknown) =>
  sql`insert into idempotency_keys (user_id, key, request_hash, result)
    values (${actor.userId}, ${mutation?.id}, ${mutation?.requestHash}, ${JSON.stringify(result ?? null)}::json)`

/**
 * Forgets results that nobody will ask for again. Their keys stay in the activity log, so a late retry is
 * refused instead of being done twice.
 */
export const forgetOldResults = (db: Queryable) =>
  db.execute(
    sql`delete from idempotency_keys where created_at < now() - make_interval(days => ${keepDays})`,
  )
