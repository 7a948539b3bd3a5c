import { everyone, leaders, members, owner, type Row } from './row'

export const taskAccess: Record<string, Row> = {
  'GET /api/projects/:id/tasks': {
    roles: everyone(200),
    foreign: { status: 200, member: 200 },
    request: ({ project }) => ({ path: `/api/projects/${project}/tasks` }),
    variants: [
      ({ project, status }) => ({ path: `/api/projects/${project}/tasks?statusId=${status}` }),
      ({ project, member }) => ({ path: `/api/projects/${project}/tasks?assigneeId=${member}` }),
      ({ project, member }) => ({ path: `/api/projects/${project}/tasks?createdById=${member}` }),
    ],
  },
  'POST /api/projects/:id/tasks': {
    roles: members(201),
    request: ({ project, status, member }) => ({
      path: `/api/projects/${project}/tasks`,
      body: { title: 'Another', statusId: status, assigneeId: member },
    }),
  },
  'GET /api/tasks/:id': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}` }),
  },
  'PATCH /api/tasks/:id': {
    roles: members(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}`, body: { title: 'Renamed' } }),
    variants: [
      ({ task, status }) => ({ path: `/api/tasks/${task}`, body: { statusId: status } }),
      ({ task, member }) => ({ path: `/api/tasks/${task}`, body: { assigneeId: member } }),
    ],
  },
  'POST /api/tasks/:id/move': {
    roles: members(200),
    request: ({ task, otherStatus }) => ({
      path: `/api/tasks/${task}/move`,
      body: { statusId: otherStatus, order: 0 },
    }),
    variants: [
      ({ task, status, neighbour }) => ({
        path: `/api/tasks/${task}/move`,
        body: { statusId: status, beforeId: neighbour },
      }),
      ({ task, status, neighbour }) => ({
        path: `/api/tasks/${task}/move`,
        body: { statusId: status, afterId: neighbour },
      }),
    ],
  },
  'DELETE /api/tasks/:id': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ task }) => ({ path: `/api/tasks/${task}` }),
  },
  'GET /api/tasks/:id/activity': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}/activity` }),
  },
  'GET /api/tasks/:id/comments': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}/comments` }),
  },
  'POST /api/tasks/:id/comments': {
    roles: members(201),
    request: ({ task }) => ({ path: `/api/tasks/${task}/comments`, body: { content: 'Hello' } }),
  },
  'PATCH /api/comments/:id': {
    roles: owner(200),
    request: ({ comment }) => ({ path: `/api/comments/${comment}`, body: { content: 'Better' } }),
  },
  'DELETE /api/comments/:id': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ comment }) => ({ path: `/api/comments/${comment}` }),
  },
}
