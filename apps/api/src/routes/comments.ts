import { commentOperations as operations } from '@nexa/shared/comment-operations'
import { commentForReader, commentsForReader } from '../services/comment/comment-abilities'
import { listComments } from '../services/comment/comment-queries'
import { createComment } from '../services/comment/create-comment'
import { deleteComment } from '../services/comment/delete-comment'
import { updateComment } from '../services/comment/update-comment'
import { memberEndpoint } from './endpoint'

export const commentRoutes = [
  memberEndpoint(operations.listComments, ({ scope, params, query }) =>
    commentsForReader(scope, listComments(scope, params.id, query)),
  ),
  memberEndpoint(operations.createComment, ({ scope, params, body }) =>
    commentForReader(scope, createComment(scope, params.id, body)),
  ),
  memberEndpoint(operations.updateComment, ({ scope, params, body }) =>
    commentForReader(scope, updateComment(scope, params.id, body)),
  ),
  memberEndpoint(operations.deleteComment, ({ scope, params }) => deleteComment(scope, params.id)),
]
