import { tasks } from '@nexa/db/schema/tasks'
import type { Action, FieldChanges } from '@nexa/shared/activity'
import type { UpdateTask } from '@nexa/shared/task'
import { eq, sql } from 'drizzle-orm'
import { allow, VersionConflict } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { change, type Tx } from '../change'
import { findDependentsAfter } from '../dependency/find-dependents'
import { requireMember } from '../member/member-queries'
import type { Scope } from '../scope'
import { lockStatus } from '../status/status-queries'
import { letWatch } from '../watcher/let-watch'
import { completedAtIn } from './completed-at'
import { placeTask } from './place-task'
import { taskForReader } from './task-abilities'
import { copiesFor, taskEntry } from './task-entry'
import { canAssignTask, canUpdateTask } from './task-policy'
import { findTask, locateTask, lockTask, type StoredTask } from './task-queries'

const fields = [
  'title',
  'description',
  'priority',
  'statusId',
  'assigneeId',
  'dueDate',
  'completedAt',
] as const

export const updateTask = (scope: Scope, ref: string, wanted: UpdateTask): Promise<StoredTask> =>
  change(scope, async (tx) => {
    allow(canUpdateTask(tx))
    const { id, projectId } = await locateTask(tx, ref)
    // Locked before the task, as everywhere.
    const status = wanted.statusId ? await lockStatus(tx, projectId, wanted.statusId) : null
    const was = await lockTask(tx, id)
    if (wanted.version !== undefined && wanted.version !== was.version)
      throw new VersionConflict(await taskForReader(tx, was))
    await checkAssignee(tx, was, wanted)
    const { description = was.description, assigneeId = was.assigneeId } = wanted
    const next = {
      title: wanted.title ?? was.title,
      description,
      priority: wanted.priority ?? was.priority,
      assigneeId,
      dueDate: wanted.dueDate === undefined ? was.dueDate : wanted.dueDate,
      statusId: status?.id ?? was.statusId,
      completedAt: status ? completedAtIn(status, was) : was.completedAt,
    }
    const changes = fieldChanges(was, { ...was, ...next }, fields)
    if (Object.keys(changes).length === 0) return was
    const placed = status && changes.statusId ? await placeTask(tx, status.id, id, {}) : null
    await tx.db
      .update(tasks)
      .set({
        ...next,
        dueDate: next.dueDate === null ? null : new Date(next.dueDate),
        completedAt: next.completedAt === null ? null : new Date(next.completedAt),
        ...(placed && { order: placed.order }),
        version: sql`version + 1`,
        updatedAt: new Date(),
      })
      .where(eq(tasks.id, id))
    if (changes.assigneeId && assigneeId !== null) await letWatch(tx, id, [assigneeId])
    const told = await findDependentsAfter(tx, was, changes)
    const concerned = changes.assigneeId ? copiesFor(was.assigneeId, assigneeId) : []
    tx.record({
      ...taskEntry(was, actionOf(changes)),
      changes,
      copies: [...told.copies, ...concerned],
      metadata: told.metadata,
    })
    return findTask(tx, id)
  })

/** The one that says most: an update may do several things at once. */
const actionOf = ({ statusId, assigneeId }: FieldChanges): Action =>
  statusId ? 'status_changed' : assigneeId ? 'assigned' : 'updated'

async function checkAssignee(tx: Tx, was: StoredTask, { assigneeId }: UpdateTask): Promise<void> {
  if (assigneeId === undefined || assigneeId === was.assigneeId) return
  allow(canAssignTask(tx))
  if (assigneeId !== null) await requireMember(tx, assigneeId)
}
