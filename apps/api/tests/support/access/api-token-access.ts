import { everyone, inOwn, type Row } from './row'

export const apiTokenAccess: Record<string, Row> = {
  'GET /api/auth/tokens': {
    roles: everyone(200),
    mallory: [200, 200],
    request: () => ({ path: '/api/auth/tokens' }),
  },
  'POST /api/auth/tokens': {
    roles: everyone(201),
    ...inOwn(201),
    request: () => ({ path: '/api/auth/tokens', body: { name: 'A program' } }),
    variants: [
      ({ workspace }) => ({
        path: '/api/auth/tokens',
        body: { name: 'A program', workspaceId: workspace },
      }),
    ],
  },
  // Everybody's are their own: not even a super_admin deletes somebody else's.
  'DELETE /api/auth/tokens/:id': {
    roles: [404, 404, 404, 204],
    consumes: 'ids',
    request: ({ apiToken }) => ({ path: `/api/auth/tokens/${apiToken}` }),
  },
}
