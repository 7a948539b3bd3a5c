import { taskDependencies } from '@nexa/db/schema/task-dependencies'
import { and, eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { canUpdateTask } from '../task/task-policy'
import { findTask } from '../task/task-queries'
import { dependencyEntry } from './dependency-entry'

export const removeDependency = (scope: Scope, ref: string, dependsOnRef: string): Promise<null> =>
  change(scope, async (tx) => {
    allow(canUpdateTask(tx))
    const task = await findTask(tx, ref)
    const blocker = await findTask(tx, dependsOnRef)
    const removed = await tx.db
      .delete(taskDependencies)
      .where(
        and(
          eq(taskDependencies.workspaceId, tx.workspaceId),
          eq(taskDependencies.taskId, task.id),
          eq(taskDependencies.dependsOnId, blocker.id),
        ),
      )
      .returning({ id: taskDependencies.id })
    if (removed.length > 0) {
      tx.record(dependencyEntry(task, blocker, { old: blocker.id, new: null }))
    }
    return null
  })
