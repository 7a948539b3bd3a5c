import type { Queryable } from '@nexa/db/client'
import { type SQLWrapper, sql } from 'drizzle-orm'
import { ApiError } from '../lib/errors'
import { listRows } from '../lib/rows'
import { statement } from '../lib/statement'
import type { AccountScope } from './scope'

const keepDays = 7

const find = statement<'userId' | 'key'>(
  (given) => sql`select request_hash as "requestHash", result from idempotency_keys
    where user_id = ${given('userId')} and key = ${given('key')}`,
)

export type FirstResult<T> = { requestHash: string; result: T }

/** Finds the result of an earlier request with this one's `Idempotency-Key`. null: it has none. */
export const firstResultStatement = ({ actor, mutation }: AccountScope) =>
  mutation && find({ userId: actor.userId, key: mutation.id })

/** What the statement found, if that is of this request. */
export function firstResultIn<T>(
  { mutation }: AccountScope,
  [first]: FirstResult<T>[],
): FirstResult<T> | null {
  if (first && first.requestHash !== mutation?.requestHash) {
    throw new ApiError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used for another request: take a new one',
    )
  }
  return first ?? null
}

export async function findFirstResult<T>(
  db: Queryable,
  scope: AccountScope,
): Promise<FirstResult<T> | null> {
  const query = firstResultStatement(scope)
  return query && firstResultIn(scope, await listRows<FirstResult<T>>(db, query))
}

export type Kept = 'userId' | 'key' | 'requestHash' | 'result'

/** The insert that keeps a result for a retry: part of the statement that does the work. */
export const insertResult = (given: (name: Kept) => SQLWrapper) =>
  sql`insert into idempotency_keys (user_id, key, request_hash, result)
    values (${given('userId')}::uuid, ${given('key')}::uuid, ${given('requestHash')}, ${given('result')}::json)`

/** Values of that insert. */
export const keptResult = ({ actor, mutation }: AccountScope, result: unknown) => ({
  userId: actor.userId,
  key: mutation?.id,
  requestHash: mutation?.requestHash,
  result: JSON.stringify(result ?? null),
})

export function keepResult(scope: AccountScope, result: unknown) {
  const values = keptResult(scope, result)
  return insertResult((name) => sql.param(values[name]))
}

/**
 * Forgets results that nobody will ask for again. Their keys stay in the activity log, so a late retry is
 * refused instead of being done twice.
 */
export const forgetOldResults = (db: Queryable) =>
  db.execute(
    sql`delete from idempotency_keys where created_at < now() - make_interval(days => ${keepDays})`,
  )
