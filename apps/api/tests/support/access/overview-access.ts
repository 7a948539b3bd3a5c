import { everyone, inOwn, type Row } from './row'

export const overviewAccess: Record<string, Row> = {
  'GET /api/dashboard/stats': {
    roles: everyone(200),
    ...inOwn(200),
    request: () => ({ path: '/api/dashboard/stats' }),
    variants: [({ project }) => ({ path: `/api/dashboard/stats?projectId=${project}` })],
  },
  'GET /api/tasks/recent': {
    roles: everyone(200),
    ...inOwn(200),
    request: () => ({ path: '/api/tasks/recent' }),
  },
  'GET /api/search': {
    roles: everyone(200),
    ...inOwn(200),
    request: () => ({ path: '/api/search?q=first' }),
  },
}
