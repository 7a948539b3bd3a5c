import { tasks } from '@nexa/db/schema/tasks'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { findDependents } from '../dependency/find-dependents'
import type { Scope } from '../scope'
import { copiesFor, taskEntry } from './task-entry'
import { canDeleteTask } from './task-policy'
import { locateTask, lockTask } from './task-queries'

export const deleteTask = (scope: Scope, ref: string): Promise<null> =>
  change(scope, async (tx) => {
    const { id } = await locateTask(tx, ref)
    const task = await lockTask(tx, id)
    allow(canDeleteTask(tx, task))
    // Before the dependencies are gone with it.
    const told = await findDependents(tx, task)
    await tx.db.delete(tasks).where(eq(tasks.id, id))
    const { key, title } = task
    tx.record({
      ...taskEntry(task, 'deleted'),
      copies: [...told.copies, ...copiesFor(task.assigneeId)],
      metadata: { key, title, ...told.metadata },
    })
    return null
  })
