import type { Task } from '@nexa/shared/task'
import { may } from '../may'
import type { ReadScope } from '../scope'

export const canUpdateTask = (scope: ReadScope) => may(scope, 'task:update')

export const canAssignTask = (scope: ReadScope) => may(scope, 'task:assign')

/** Who may create tasks may also delete those they created. */
export const canDeleteTask = (scope: ReadScope, task: Pick<Task, 'createdById'>) =>
  may(scope, 'task:delete') ||
  (may(scope, 'task:create') && task.createdById === scope.actor.userId)
