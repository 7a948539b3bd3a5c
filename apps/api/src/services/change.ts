import type { Queryable } from '@nexa/db/client'
import { databaseError, isUniqueViolation } from '@nexa/db/database-error'
import { transaction } from '@nexa/db/transaction'
import type { Written } from '@nexa/db/written'
import { ApiError } from '../lib/errors'
import { activityStatement, type Entry } from './activity-statement'
import {
  type FirstResult,
  findFirstResult,
  firstResultIn,
  firstResultStatement,
} from './idempotency'
import type { JobRequest } from './job-queue'
import type { ReadScope, Scope, ScopeBase, StreamHead } from './scope'
import { inTurn } from './write-queue'

/** A scope inside of a transaction. */
export type Tx = ReadScope & {
  /** Tells what the command did, once. */
  record: (entry: Entry) => void
  /** Asks for work that starts when this has committed. */
  enqueue: (request: JobRequest) => void
}

/** Inside of a transaction about what belongs to no workspace. */
export type PlainTx = { db: Queryable; enqueue: (request: JobRequest) => void }

type Command<T, Opened> = (tx: Tx, opened: Opened[]) => Promise<T>

type Work<T, Opened> = { command: Command<T, Opened>; opening: Written | null }

const maxAttempts = 3

/**
 * The one door for writes: runs the command in a transaction and, last, numbers and logs what it recorded.
 * The result is what the request answers; it must be JSON, because a retried request gets it again.
 * `opening` reads or locks what the command needs in any case: it is sent together with BEGIN, and the command
 * gets its rows.
 */
export function change<T, Opened extends object = object>(
  scope: Scope,
  command: Command<T, Opened>,
  opening: Written | null = null,
): Promise<T> {
  return inTurn(scope.workspaceId, () => attempt(scope, { command, opening }, 1))
}

/**
 * The door for what belongs to no workspace: a person. Workspaces are told of it by jobs of the same
 * transaction, each of which goes through `change`.
 */
export async function changePerson<T>(
  base: ScopeBase,
  command: (tx: PlainTx) => Promise<T>,
  number = 1,
): Promise<T> {
  try {
    const { result: done } = await transaction(base.db, {
      run: async (db) => {
        const collected: JobRequest[] = []
        const enqueue = (request: JobRequest) => void collected.push(request)
        const answered = await command({ db, enqueue })
        if (collected.length > 0) await base.jobs.enqueue(db, collected)
        return { result: answered, requests: collected }
      },
    })
    const { result, requests } = done
    if (requests.length > 0) base.jobs.wake(requests)
    return result
  } catch (error) {
    if (number === maxAttempts || !isWorthRetrying(error)) throw error
    await Bun.sleep(Math.random() * 20 * number)
    return changePerson(base, command, number + 1)
  }
}

async function attempt<T, Opened extends object>(
  scope: Scope,
  work: Work<T, Opened>,
  number: number,
): Promise<T> {
  try {
    const { result: done, rows: heads } = await transaction<
      Done<T>,
      FirstResult<T>,
      Opened,
      StreamHead
    >(scope.db, {
      first: firstResultStatement(scope),
      second: work.opening,
      run: (db, found, opened) =>
        run(scope, db, firstResultIn(scope, found), (tx) => work.command(tx, opened)),
      last: ({ isNew, entry, result }) => (isNew ? activityStatement(scope, entry, result) : null),
    })
    const { result, requests } = done
    if (heads.length > 0) scope.onCommitted(heads)
    if (requests.length > 0) scope.jobs.wake(requests)
    return result
  } catch (error) {
    // Of a request sent twice at once, the later one fails over what the first has just done.
    const first = await findFirstResult<T>(scope.db, scope)
    if (first) return first.result
    if (number === maxAttempts || !isWorthRetrying(error)) throw error
    await Bun.sleep(Math.random() * 20 * number)
    return attempt(scope, work, number + 1)
  }
}

/** What a command did, or a retry of it, which is not new. */
type Done<T> = { result: T; isNew: boolean; entry: Entry | null; requests: JobRequest[] }

async function run<T>(
  scope: Scope,
  db: Queryable,
  first: FirstResult<T> | null,
  command: (tx: Tx) => Promise<T>,
): Promise<Done<T>> {
  if (first) return { result: first.result, isNew: false, entry: null, requests: [] }
  let recorded: Entry | null = null
  const { workspaceId, role, actor } = scope
  const record = (entry: Entry) => {
    if (recorded) throw new Error('A command records one activity')
    recorded = entry
  }
  const requests: JobRequest[] = []
  const enqueue = (request: JobRequest) => void requests.push(request)
  const result = await command({ db, workspaceId, role, actor, record, enqueue })
  if (requests.length > 0) await scope.jobs.enqueue(db, requests)
  return { result, isNew: true, entry: recorded, requests }
}

/** Deadlock, serialization failure, or the same mutation at the same time (the other one's result is there now). */
function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ApiError) return false
  const code = databaseError(error)?.code
  return (
    code === '40P01' ||
    code === '40001' ||
    isUniqueViolation(error, 'idempotency_keys_pk') ||
    isUniqueViolation(error, 'activity_logs_user_mutation')
  )
}
