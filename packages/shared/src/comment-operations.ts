import { z } from 'zod'
import { comment, createComment, updateComment } from './comment'
import { operation } from './operation'
import { cursorQuery } from './pagination'
import { taskParams } from './task-operations'
import { id } from './text'

const commentParams = z.strictObject({ id })

/** All need comment:read; whose comment, and whether guests may comment, the policies decide. */
export const commentOperations = {
  listComments: operation({
    summary: 'List the comments of a task, oldest first',
    access: 'comment:read',
    method: 'get',
    path: '/api/tasks/:id/comments',
    params: taskParams,
    query: cursorQuery,
    answer: z.array(comment),
  }),
  createComment: operation({
    summary: 'Comment on a task',
    access: 'comment:read',
    method: 'post',
    path: '/api/tasks/:id/comments',
    params: taskParams,
    body: createComment,
    answer: comment,
  }),
  updateComment: operation({
    summary: 'Edit your own comment',
    access: 'comment:read',
    method: 'patch',
    path: '/api/comments/:id',
    params: commentParams,
    body: updateComment,
    answer: comment,
  }),
  deleteComment: operation({
    summary: 'Delete a comment: your own, or any with comment:delete',
    access: 'comment:read',
    method: 'delete',
    path: '/api/comments/:id',
    params: commentParams,
  }),
}
