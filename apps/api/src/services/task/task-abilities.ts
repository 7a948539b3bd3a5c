import type { TaskAbilities } from '@nexa/shared/task'
import type { Page } from '../../lib/page'
import { isCommenter } from '../comment/comment-abilities'
import type { ReadScope } from '../scope'
import { canAssignTask, canDeleteTask, canUpdateTask } from './task-policy'
import type { StoredTask } from './task-queries'

type Owned = Pick<StoredTask, 'createdById'>
type ForReader<T> = T & { can: TaskAbilities }

const abilitiesFor = (scope: ReadScope, task: Owned, comment: boolean): TaskAbilities => ({
  update: canUpdateTask(scope),
  delete: canDeleteTask(scope, task),
  assign: canAssignTask(scope),
  comment,
})

/** After the command, not in it: what is kept for a retry must not remember what its author once could. */
export async function taskForReader<T extends Owned>(
  scope: ReadScope,
  stored: T | Promise<T>,
): Promise<ForReader<T>> {
  const task = await stored
  return { ...task, can: abilitiesFor(scope, task, await isCommenter(scope)) }
}

export async function tasksForReader<T extends Owned>(
  scope: ReadScope,
  stored: Promise<Page<T>>,
): Promise<Page<ForReader<T>>> {
  const tasks = await stored
  const comment = await isCommenter(scope)
  return tasks.map((task) => ({ ...task, can: abilitiesFor(scope, task, comment) }))
}
