import type { TaskAbilities } from '@nexa/shared/task'
import { isCommenter } from '../comment/comment-abilities'
import type { ReadScope } from '../scope'
import type { TaskTexts } from './list-tasks'
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

/** The `data` and `meta` of an answer as JSON text. */
export async function tasksForReader(
  scope: ReadScope,
  { tasks, meta }: TaskTexts,
): Promise<string> {
  const comment = await isCommenter(scope)
  const texts = tasks.map(({ text, ...task }) => {
    const can = JSON.stringify(abilitiesFor(scope, task, comment))
    return `${text.slice(0, -1)},"can":${can}}`
  })
  return `"data":[${texts.join()}],"meta":${JSON.stringify(meta)}`
}
