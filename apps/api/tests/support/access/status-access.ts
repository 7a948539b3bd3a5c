import { everyone, leaders, type Row } from './row'

export const statusAccess: Record<string, Row> = {
  'GET /api/projects/:id/statuses': {
    roles: everyone(200),
    request: ({ project }) => ({ path: `/api/projects/${project}/statuses` }),
  },
  'POST /api/projects/:id/statuses': {
    roles: leaders(201),
    consumes: 'ids',
    request: ({ project }) => ({
      path: `/api/projects/${project}/statuses`,
      body: { name: crypto.randomUUID() },
    }),
  },
  'POST /api/projects/:id/statuses/reorder': {
    roles: leaders(200),
    request: ({ project, status, otherStatus, review, done }) => ({
      path: `/api/projects/${project}/statuses/reorder`,
      body: { orderedIds: [done, review, otherStatus, status] },
    }),
  },
  'PATCH /api/projects/:id/statuses/:statusId': {
    roles: leaders(200),
    request: ({ project, status }) => ({
      path: `/api/projects/${project}/statuses/${status}`,
      body: { color: '#123456' },
    }),
  },
  'DELETE /api/projects/:id/statuses/:statusId': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ project, status, otherStatus }) => ({
      path: `/api/projects/${project}/statuses/${status}?moveTo=${otherStatus}`,
    }),
  },
}
