import { z } from 'zod'
import { operation } from './operation'
import { projectParams } from './project-operations'
import { createStatus, deleteStatusQuery, reorderStatuses, status, updateStatus } from './status'
import { id } from './text'

const statusParams = z.strictObject({ id, statusId: id })

export const statusOperations = {
  listStatuses: operation({
    summary: 'List the columns of a project in order',
    access: 'project:read',
    method: 'get',
    path: '/api/projects/:id/statuses',
    params: projectParams,
    answer: z.array(status),
  }),
  createStatus: operation({
    summary: 'Add a column at the end',
    access: 'project:update',
    method: 'post',
    path: '/api/projects/:id/statuses',
    params: projectParams,
    body: createStatus,
    answer: status,
  }),
  reorderStatuses: operation({
    summary: 'Put all columns into another order',
    access: 'project:update',
    method: 'post',
    path: '/api/projects/:id/statuses/reorder',
    params: projectParams,
    body: reorderStatuses,
    answer: z.array(status),
    status: 200,
  }),
  updateStatus: operation({
    summary: 'Change a column',
    access: 'project:update',
    method: 'patch',
    path: '/api/projects/:id/statuses/:statusId',
    params: statusParams,
    body: updateStatus,
    answer: status,
  }),
  deleteStatus: operation({
    summary: 'Delete a column, and move its tasks to another one',
    access: 'project:update',
    method: 'delete',
    path: '/api/projects/:id/statuses/:statusId',
    params: statusParams,
    query: deleteStatusQuery,
  }),
}
