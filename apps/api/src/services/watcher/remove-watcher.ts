import { taskWatchers } from '@nexa/db/schema/task-watchers'
import { and, eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { requireMember } from '../member/member-queries'
import type { Scope } from '../scope'
import { findTask } from '../task/task-queries'
import { watcherEntry } from './watcher-entry'
import { canSetWatcher } from './watcher-policy'

export const removeWatcher = (scope: Scope, ref: string, userId: string): Promise<null> =>
  change(scope, async (tx) => {
    const task = await findTask(tx, ref)
    await requireMember(tx, userId)
    allow(canSetWatcher(tx, userId))
    const removed = await tx.db
      .delete(taskWatchers)
      .where(
        and(
          eq(taskWatchers.workspaceId, tx.workspaceId),
          eq(taskWatchers.taskId, task.id),
          eq(taskWatchers.userId, userId),
        ),
      )
      .returning({ id: taskWatchers.id })
    if (removed.length > 0) tx.record(watcherEntry(task, { old: userId, new: null }))
    return null
  })
