import {
  createStatus as creation,
  deleteStatusQuery,
  reorderStatuses as order,
  status,
  updateStatus as update,
} from '@nexa/shared/status'
import { id } from '@nexa/shared/text'
import { z } from 'zod'
import { createStatus } from '../services/status/create-status'
import { deleteStatus } from '../services/status/delete-status'
import { reorderStatuses } from '../services/status/reorder-statuses'
import { listStatuses } from '../services/status/status-queries'
import { updateStatus } from '../services/status/update-status'
import { memberEndpoint } from './endpoint'

const params = z.strictObject({ id })
const statusParams = z.strictObject({ id, statusId: id })

export const statusRoutes = [
  memberEndpoint('project:read', {
    method: 'get',
    path: '/api/projects/:id/statuses',
    params,
    answer: z.array(status),
    run: ({ scope, params }) => listStatuses(scope, params.id),
  }),
  memberEndpoint('project:update', {
    method: 'post',
    path: '/api/projects/:id/statuses',
    params,
    body: creation,
    answer: status,
    run: ({ scope, params, body }) => createStatus(scope, params.id, body),
  }),
  memberEndpoint('project:update', {
    method: 'post',
    path: '/api/projects/:id/statuses/reorder',
    params,
    body: order,
    answer: z.array(status),
    status: 200,
    run: ({ scope, params, body }) => reorderStatuses(scope, params.id, body),
  }),
  memberEndpoint('project:update', {
    method: 'patch',
    path: '/api/projects/:id/statuses/:statusId',
    params: statusParams,
    body: update,
    answer: status,
    run: ({ scope, params, body }) => updateStatus(scope, params.id, params.statusId, body),
  }),
  memberEndpoint('project:update', {
    method: 'delete',
    path: '/api/projects/:id/statuses/:statusId',
    params: statusParams,
    query: deleteStatusQuery,
    run: ({ scope, params, query }) => deleteStatus(scope, params.id, params.statusId, query),
  }),
]
