import { hasPermission } from '@nexa/shared/permissions'
import type { Task } from '@nexa/shared/task'
import type { ReadScope } from '../scope'

export const canUpdateTask = (scope: ReadScope) => hasPermission(scope.role, 'task:update')

export const canAssignTask = (scope: ReadScope) => hasPermission(scope.role, 'task:assign')

/** Who may create tasks may also delete those they created. */
export const canDeleteTask = (scope: ReadScope, task: Pick<Task, 'createdById'>) =>
  hasPermission(scope.role, 'task:delete') ||
  (hasPermission(scope.role, 'task:create') && task.createdById === scope.actor.userId)
