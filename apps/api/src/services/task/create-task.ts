import type { Status } from '@nexa/shared/status'
import type { CreateTask } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import { allow, NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { statement } from '../../lib/statement'
import { change, type Tx } from '../change'
import { requireMember } from '../member/member-queries'
import type { Scope } from '../scope'
import { holdStatus, lockDefaultStatus, lockStatus } from '../status/status-queries'
import { insertWatchers, watchersOf } from '../watcher/let-watch'
import { copiesFor, taskEntry } from './task-entry'
import { taskJoins, taskJson } from './task-json'
import { taskOrderStep } from './task-order'
import { canAssignTask } from './task-policy'
import type { StoredTask } from './task-queries'

type Given =
  | 'id'
  | 'workspaceId'
  | 'projectId'
  | 'title'
  | 'description'
  | 'statusId'
  | 'priority'
  | 'assigneeId'
  | 'userId'
  | 'dueDate'
  | 'isComplete'
  | 'watchers'

/**
 * At the end of its column, which is locked. The number is taken in the statement that uses it, so a refused
 * task leaves no gap in a number's stead.
 */
const insert = statement<Given>(
  (given) => sql`with stream as (
      update event_streams set last_task_number = last_task_number + 1
      where id = ${given('projectId')}::uuid returning last_task_number as number
    ), t as (
      insert into tasks (id, workspace_id, project_id, number, title, description, status_id, priority,
        assignee_id, created_by_id, "order", due_date, completed_at)
      select ${given('id')}::uuid, ${given('workspaceId')}::uuid, ${given('projectId')}::uuid, stream.number,
        ${given('title')}::text, ${given('description')}::text, ${given('statusId')}::uuid,
        ${given('priority')}::task_priority, ${given('assigneeId')}::uuid, ${given('userId')}::uuid,
        ${taskOrderStep}::bigint + coalesce(
          (select max("order") from tasks where status_id = ${given('statusId')}::uuid), 0),
        ${given('dueDate')}::timestamptz, case when ${given('isComplete')}::boolean then now() end
      from stream returning *
    ), watching as (${insertWatchers(given('watchers'))})
    select ${taskJson} as task from t ${taskJoins}`,
)

export function createTask(
  scope: Scope,
  projectId: string,
  wanted: CreateTask,
): Promise<StoredTask> {
  const { statusId, assigneeId = null, description = null, dueDate = null } = wanted
  const command = async (tx: Tx, [held]: { status: Status }[]) => {
    if (assigneeId) {
      allow(canAssignTask(tx))
      await requireMember(tx, assigneeId)
    }
    const status = held?.status ?? (await lockWanted(tx, projectId, statusId))
    const id = Bun.randomUUIDv7()
    const { userId } = tx.actor
    const row = await firstRow<{ task: StoredTask }>(
      tx.db,
      insert({
        id,
        workspaceId: tx.workspaceId,
        projectId,
        title: wanted.title,
        description,
        statusId: status.id,
        priority: wanted.priority,
        assigneeId,
        userId,
        dueDate,
        isComplete: status.isFinal,
        ...watchersOf(assigneeId ? [userId, assigneeId] : [userId]),
      }),
    )
    if (!row) throw new NotFound('Project')
    tx.record({ ...taskEntry({ id, projectId }, 'created'), copies: copiesFor(assigneeId) })
    return row.task
  }
  return change(scope, command, holdStatus(scope, projectId, statusId))
}

const lockWanted = (tx: Tx, projectId: string, statusId: string | undefined) =>
  statusId ? lockStatus(tx, projectId, statusId) : lockDefaultStatus(tx, projectId)
