import { comment, createComment as creation, updateComment as update } from '@nexa/shared/comment'
import { cursorQuery } from '@nexa/shared/pagination'
import { taskRef } from '@nexa/shared/task'
import { id } from '@nexa/shared/text'
import { z } from 'zod'
import { paged } from '../lib/response'
import { listComments } from '../services/comment/comment-queries'
import { createComment } from '../services/comment/create-comment'
import { deleteComment } from '../services/comment/delete-comment'
import { updateComment } from '../services/comment/update-comment'
import { memberEndpoint } from './endpoint'

const taskParams = z.strictObject({ id: taskRef })
const params = z.strictObject({ id })

/** All need comment:read; whose comment, and whether guests may comment, the policies decide. */
export const commentRoutes = [
  memberEndpoint('comment:read', {
    method: 'get',
    path: '/api/tasks/:id/comments',
    params: taskParams,
    query: cursorQuery,
    answer: z.array(comment),
    run: async ({ scope, params, query }) => paged(await listComments(scope, params.id, query)),
  }),
  memberEndpoint('comment:read', {
    method: 'post',
    path: '/api/tasks/:id/comments',
    params: taskParams,
    body: creation,
    answer: comment,
    run: ({ scope, params, body }) => createComment(scope, params.id, body),
  }),
  memberEndpoint('comment:read', {
    method: 'patch',
    path: '/api/comments/:id',
    params,
    body: update,
    answer: comment,
    run: ({ scope, params, body }) => updateComment(scope, params.id, body),
  }),
  memberEndpoint('comment:read', {
    method: 'delete',
    path: '/api/comments/:id',
    params,
    run: ({ scope, params }) => deleteComment(scope, params.id),
  }),
]
