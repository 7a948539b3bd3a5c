import { everyone, inOwn, leaders, type Row } from './row'

export const projectAccess: Record<string, Row> = {
  'GET /api/projects': {
    roles: everyone(200),
    ...inOwn(200),
    request: () => ({ path: '/api/projects' }),
  },
  'POST /api/projects': {
    roles: leaders(201),
    ...inOwn(201),
    request: () => ({ path: '/api/projects', body: { name: 'Another' } }),
  },
  'GET /api/projects/:id': {
    roles: everyone(200),
    request: ({ project }) => ({ path: `/api/projects/${project}` }),
  },
  'PATCH /api/projects/:id': {
    roles: leaders(200),
    request: ({ project }) => ({ path: `/api/projects/${project}`, body: { name: 'Renamed' } }),
  },
  'DELETE /api/projects/:id': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ project }) => ({ path: `/api/projects/${project}` }),
  },
  'POST /api/projects/:id/restore': {
    roles: leaders(200),
    request: ({ project }) => ({ path: `/api/projects/${project}/restore` }),
  },
  'GET /api/projects/:id/board': {
    roles: everyone(200),
    request: ({ project }) => ({ path: `/api/projects/${project}/board` }),
  },
  'GET /api/projects/:id/changes': {
    roles: everyone(200),
    foreign: { epoch: 410 },
    request: ({ project, epoch }) => ({
      path: `/api/projects/${project}/changes?since=0&epoch=${epoch}`,
    }),
  },
  'GET /api/projects/:id/activity': {
    roles: everyone(200),
    foreign: { member: 200 },
    request: ({ project }) => ({ path: `/api/projects/${project}/activity` }),
    variants: [
      ({ project, member }) => ({ path: `/api/projects/${project}/activity?userId=${member}` }),
    ],
  },
}
