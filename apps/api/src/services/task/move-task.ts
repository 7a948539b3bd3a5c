import type { MoveTask } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import { allow, NotFound } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { firstRow } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import { statement } from '../../lib/statement'
import { change, type Tx } from '../change'
import { findDependentsAfter } from '../dependency/find-dependents'
import type { Scope } from '../scope'
import { lockStatus } from '../status/status-queries'
import { completedAtIn } from './completed-at'
import { placeTask } from './place-task'
import { taskEntry } from './task-entry'
import { taskJoins, taskJson } from './task-json'
import { canUpdateTask } from './task-policy'
import { locateTask, type StoredTask } from './task-queries'

type Place = Pick<StoredTask, 'id' | 'statusId' | 'order' | 'completedAt'>

const lock = statement<'workspaceId' | 'id'>(
  (given) => sql`select id, project_id as "projectId", status_id as "statusId", "order",
      ${isoTime(sql`completed_at`)} as "completedAt"
    from tasks where workspace_id = ${given('workspaceId')} and id = ${given('id')} for no key update`,
)

/** Where the task is now, held to the end of the transaction. */
async function lockPlace({ db, workspaceId }: Tx, id: string) {
  const row = await firstRow<Place & { projectId: string }>(db, lock({ workspaceId, id }))
  if (!row) throw new NotFound('Task')
  return row
}

const write = statement<keyof Place | 'now'>(
  (given) => sql`with t as (
      update tasks set status_id = ${given('statusId')}::uuid, "order" = ${given('order')}::bigint,
        completed_at = ${given('completedAt')}::timestamptz, version = version + 1,
        updated_at = ${given('now')}::timestamptz
      where id = ${given('id')}::uuid returning *
    )
    select ${taskJson} as task from t ${taskJoins}`,
)

async function writePlace({ db }: Tx, place: Place): Promise<StoredTask> {
  const row = await firstRow<{ task: StoredTask }>(db, write({ ...place, now: new Date() }))
  if (!row) throw new NotFound('Task')
  return row.task
}

export const moveTask = (scope: Scope, ref: string, to: MoveTask): Promise<StoredTask> =>
  change(scope, async (tx) => {
    allow(canUpdateTask(tx))
    const { id, projectId } = await locateTask(tx, ref)
    const status = await lockStatus(tx, projectId, to.statusId)
    const was = await lockPlace(tx, id)
    const { order, isRenumbered } = await placeTask(tx, status.id, id, to)
    const moved = await writePlace(tx, {
      id,
      statusId: status.id,
      order,
      completedAt: completedAtIn(status, was),
    })
    const changes = fieldChanges(was, moved, ['statusId', 'order', 'completedAt'])
    const told = await findDependentsAfter(tx, was, changes)
    tx.record({
      ...taskEntry(was, 'moved'),
      changes,
      copies: told.copies,
      metadata: { ...told.metadata, ...(isRenumbered && { reload: true }) },
    })
    return moved
  })
