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
import { aboutTask } from './about-task'
import { completedAtIn } from './completed-at'
import { placeTask } from './place-task'
import { taskEntry } from './task-entry'
import { taskJoins, taskJson } from './task-json'
import { canUpdateTask } from './task-policy'
import { locateTask, type StoredTask } from './task-queries'

type Place = Pick<StoredTask, 'id' | 'statusId' | 'order' | 'completedAt'>
type Held = Place & { projectId: string; toFinal: boolean }

/** Locks the wanted column and then the task, whose place stays as read to the end of the transaction. */
const hold = aboutTask<'statusId'>(
  (isTask, given) => sql`with found as (
      select t.id, t.project_id from tasks t join projects p on p.id = t.project_id where ${isTask}
    ), s as materialized (
      select s.is_final from workflow_statuses s join found on found.project_id = s.project_id
      where s.id = ${given('statusId')}::uuid for no key update of s
    ), held as materialized (
      select * from tasks where id = (select id from found) and exists (select from s)
      for no key update
    )
    select t.id, t.project_id as "projectId", t.status_id as "statusId", t."order",
      ${isoTime(sql`t.completed_at`)} as "completedAt", s.is_final as "toFinal"
    from held t cross join s`,
)

/** Why nothing was held. */
async function refuse(tx: Tx, ref: string, statusId: string): Promise<never> {
  const { projectId } = await locateTask(tx, ref)
  await lockStatus(tx, projectId, statusId)
  throw new NotFound('Task')
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

export async function moveTask(scope: Scope, ref: string, to: MoveTask): Promise<StoredTask> {
  allow(canUpdateTask(scope))
  const { statusId } = to
  const command = async (tx: Tx, [held]: Held[]) => {
    const was = held ?? (await refuse(tx, ref, statusId))
    const { order, isRenumbered } = await placeTask(tx, statusId, was.id, to)
    const completedAt = completedAtIn({ isFinal: was.toFinal }, was)
    const moved = await writePlace(tx, { id: was.id, statusId, order, completedAt })
    const changes = fieldChanges<Place>(was, moved, ['statusId', 'order', 'completedAt'])
    const told = await findDependentsAfter(tx, was, changes)
    tx.record({
      ...taskEntry(was, 'moved'),
      changes,
      copies: told.copies,
      metadata: { ...told.metadata, ...(isRenumbered && { reload: true }) },
    })
    return moved
  }
  return change(scope, command, hold(scope, ref, { statusId }))
}
