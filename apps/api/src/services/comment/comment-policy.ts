import type { CommentCard } from '@nexa/shared/comment'
import type { WorkspaceSettings } from '@nexa/shared/workspace'
import { may, mayWrite } from '../may'
import type { ReadScope } from '../scope'

export const canCreateComment = (scope: ReadScope, settings: WorkspaceSettings) =>
  may(scope, 'comment:create') || (mayWrite(scope) && settings.allowGuestComments)

const isOwn = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  comment.userId === scope.actor.userId

export const canUpdateComment = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  may(scope, 'comment:update') && isOwn(scope, comment)

export const canDeleteComment = (scope: ReadScope, comment: Pick<CommentCard, 'userId'>) =>
  may(scope, 'comment:delete') || (mayWrite(scope) && isOwn(scope, comment))
