import { hasPermission } from '@nexa/shared/permissions'
import type { ReadScope } from '../scope'

/** Everybody decides for themselves. */
export const canSetWatcher = (scope: ReadScope, userId: string) =>
  userId === scope.actor.userId || hasPermission(scope.role, 'task:update')
