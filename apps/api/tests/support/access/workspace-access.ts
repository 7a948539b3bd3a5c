import { everyone, inOwn, owner, type Row } from './row'

export const workspaceAccess: Record<string, Row> = {
  'GET /api/workspaces': {
    roles: everyone(200),
    mallory: [200, 200],
    request: () => ({ path: '/api/workspaces' }),
  },
  'POST /api/workspaces': {
    roles: everyone(201),
    mallory: [201, 201],
    clerk: { roles: everyone(409), mallory: [409, 409] },
    request: () => ({ path: '/api/workspaces', body: { name: 'Another' } }),
  },
  'GET /api/workspaces/:id': {
    roles: everyone(200),
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}` }),
  },
  'PATCH /api/workspaces/:id': {
    roles: owner(200),
    request: ({ workspace }) => ({
      path: `/api/workspaces/${workspace}`,
      body: { name: 'Renamed' },
    }),
  },
  'DELETE /api/workspaces/:id': {
    roles: owner(204),
    consumes: 'workspace',
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}` }),
  },
  // To all but its super_admins what lies in the trash is not there.
  'POST /api/workspaces/:id/restore': {
    roles: [404, 404, 404, 200],
    consumes: 'deleted workspace',
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}/restore` }),
  },
  'GET /api/activity': {
    roles: everyone(200),
    ...inOwn(200),
    foreign: { member: 200 },
    request: () => ({ path: '/api/activity' }),
    variants: [({ member }) => ({ path: `/api/activity?userId=${member}` })],
  },
}
