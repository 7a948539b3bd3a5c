import { may } from '../may'
import type { ReadScope } from '../scope'

/** Everybody decides for themselves. */
export const canSetWatcher = (scope: ReadScope, userId: string) =>
  userId === scope.actor.userId || may(scope, 'task:update')
