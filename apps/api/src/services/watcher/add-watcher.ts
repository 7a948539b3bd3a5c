import type { Person } from '@nexa/shared/user'
import type { AddWatcher } from '@nexa/shared/watcher'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { requireMember } from '../member/member-queries'
import type { Scope } from '../scope'
import { findTask } from '../task/task-queries'
import { letWatch } from './let-watch'
import { watcherEntry } from './watcher-entry'
import { canSetWatcher } from './watcher-policy'
import { listWatchers } from './watcher-queries'

export const addWatcher = (
  scope: Scope,
  ref: string,
  { userId = scope.actor.userId }: AddWatcher,
): Promise<Person[]> =>
  change(scope, async (tx) => {
    const task = await findTask(tx, ref)
    await requireMember(tx, userId)
    allow(canSetWatcher(tx, userId))
    const { isNew } = await letWatch(tx, task.id, [userId])
    if (isNew) tx.record(watcherEntry(task, { old: null, new: userId }))
    return listWatchers(tx, task.id)
  })
