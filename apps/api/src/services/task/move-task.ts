import { tasks } from '@nexa/db/schema/tasks'
import type { MoveTask } from '@nexa/shared/task'
import { eq, sql } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { change } from '../change'
import { findDependentsAfter } from '../dependency/find-dependents'
import type { Scope } from '../scope'
import { lockStatus } from '../status/status-queries'
import { completedAtIn } from './completed-at'
import { placeTask } from './place-task'
import { taskEntry } from './task-entry'
import { canUpdateTask } from './task-policy'
import { findTask, lockTask, type StoredTask } from './task-queries'

export const moveTask = (scope: Scope, ref: string, to: MoveTask): Promise<StoredTask> =>
  change(scope, async (tx) => {
    allow(canUpdateTask(tx))
    const { id, projectId } = await findTask(tx, ref)
    const status = await lockStatus(tx, projectId, to.statusId)
    const was = await lockTask(tx, id)
    const { order, isRenumbered } = await placeTask(tx, status.id, id, to)
    const completedAt = completedAtIn(status, was)
    await tx.db
      .update(tasks)
      .set({
        statusId: status.id,
        order,
        completedAt: completedAt === null ? null : new Date(completedAt),
        version: sql`version + 1`,
        updatedAt: new Date(),
      })
      .where(eq(tasks.id, id))
    const moved = await findTask(tx, id)
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
