import { databaseError } from '@nexa/db/database-error'
import { TransactionAborted } from '@nexa/db/transaction'
import { type ErrorAnswer, errorStatus } from '@nexa/shared/errors'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ApiError, Conflict, Invalid, Unavailable } from '../lib/errors'
import type { Log } from '../lib/log'
import type { AppEnv } from '../types/context'

/** The one place where an error becomes an answer. What it does not know is an INTERNAL_ERROR without words. */
export const answerError = (log: Log) => (error: Error, c: Context<AppEnv>) => {
  const known = isCutOff(error, c) ? cutOff : knownError(error)
  if (!known) log.error({ requestId: c.get('requestId'), err: error }, 'A request failed')
  else if (known.code === 'UNAVAILABLE') {
    log.warn({ requestId: c.get('requestId'), err: error }, 'A request was put off')
  }
  const { code, message, details, retryAfterSeconds } =
    known ?? new ApiError('INTERNAL_ERROR', 'Something went wrong here. It has been logged')
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds))
  const answer: ErrorAnswer = {
    success: false,
    error: {
      code,
      message,
      ...(details === undefined ? {} : { details }),
      requestId: c.get('requestId'),
    },
  }
  return c.json(answer, errorStatus[code])
}

function knownError(error: Error): ApiError | null {
  if (error instanceof ApiError) return error
  if (error instanceof HTTPException && error.status === 413) return tooLarge
  if (error instanceof TransactionAborted) return busy
  const found = databaseError(error)
  if (!found) return isConnectionTimeout(error) ? busy : null
  if (found.code === '23505') return new Conflict(takenMessage(found.constraint))
  if (found.code === '23503') return new Conflict('Something this refers to was just removed')
  return isPassing(found.code) ? busy : null
}

export const tooLarge = new ApiError('PAYLOAD_TOO_LARGE', 'The request body is too large')
/** Who hangs up while sending reads no answer, and must not look like a failure of ours. */
const cutOff = new Invalid({ body: 'Was cut off' })
const isCutOff = (error: Error, c: Context<AppEnv>) =>
  error.name === 'AbortError' && c.req.raw.signal.aborted

const busy = new Unavailable('The database is busy or starting: try again', 2)

const taken: Record<string, string> = {
  workspaces_slug_unique: 'Another workspace has this slug',
  projects_workspace_key: 'Another project of this workspace has this key',
  workflow_statuses_project_name: 'Another column of this project has this name',
  activity_logs_user_mutation: 'This Idempotency-Key was used before, and its result is forgotten',
}
const takenMessage = (constraint = '') => taken[constraint] ?? 'This already exists'

/** Lock and statement timeouts, deadlocks, a server that starts, stops or has no connection left. */
const isPassing = (code: string) =>
  ['55P03', '57014', '40P01', '40001', '25P03', '57P01', '57P02', '57P03', '53300'].includes(
    code,
  ) ||
  code.startsWith('08') ||
  ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)

/** The pool and driver say these with plain errors. */
const isConnectionTimeout = (error: Error): boolean =>
  /timeout exceeded when trying to connect|Connection terminated|connection timeout|is not queryable/i.test(
    error.message,
  ) ||
  (error.cause instanceof Error && isConnectionTimeout(error.cause))
