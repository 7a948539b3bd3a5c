import type { CommentCard } from '@nexa/shared/comment'
import { hasPermission } from '@nexa/shared/permissions'
import type { WorkspaceSettings } from '@nexa/shared/workspace'
import type { ReadScope } from '../scope'

export const canCreateComment = (scope: ReadScope, settings: WorkspaceSettings) =>
  hasPermission(scope.role, 'comment:create') || settings.allowGuestComments

const isOwn = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  comment.userId === scope.actor.userId

export const canUpdateComment = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  hasPermission(scope.role, 'comment:update') && isOwn(scope, comment)

export const canDeleteComment = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  hasPermission(scope.role, 'comment:delete') || isOwn(scope, comment)
