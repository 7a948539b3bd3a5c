import type { Comment, CommentCard } from '@nexa/shared/comment'
import type { Page } from '../../lib/page'
import { may } from '../may'
import type { ReadScope } from '../scope'
import { findWorkspace } from '../workspace/workspace-queries'
import { canCreateComment, canDeleteComment, canUpdateComment } from './comment-policy'

/** Only a guest depends on the workspace's settings: nobody else costs a query. */
export const isCommenter = async (scope: ReadScope): Promise<boolean> =>
  may(scope, 'comment:create') || canCreateComment(scope, (await findWorkspace(scope)).settings)

const withAbilities = (scope: ReadScope, comment: CommentCard): Comment => ({
  ...comment,
  can: { update: canUpdateComment(scope, comment), delete: canDeleteComment(scope, comment) },
})

export const commentForReader = async (scope: ReadScope, stored: Promise<CommentCard>) =>
  withAbilities(scope, await stored)

export const commentsForReader = async (scope: ReadScope, stored: Promise<Page<CommentCard>>) =>
  (await stored).map((comment) => withAbilities(scope, comment))
