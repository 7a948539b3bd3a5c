import { password } from '../cast'
import { anEmail, everyone, inOwn, open, type Row } from './row'

export const accountAccess: Record<string, Row> = {
  'GET /health': { ...open(200), request: () => ({ path: '/health' }) },
  'GET /health/live': { ...open(200), request: () => ({ path: '/health/live' }) },
  'GET /health/ready': { ...open(200), request: () => ({ path: '/health/ready' }) },
  'GET /metrics': { ...open(200), request: () => ({ path: '/metrics' }) },
  'POST /api/auth/sign-up': {
    ...open(201),
    clerk: open(409),
    request: () => ({
      path: '/api/auth/sign-up',
      body: { password, name: 'Barbara', email: anEmail() },
    }),
  },
  'POST /api/auth/sign-in': {
    ...open(200),
    clerk: open(409),
    request: () => ({
      path: '/api/auth/sign-in',
      body: { password, email: 'ada@example.com' },
    }),
  },
  'POST /api/auth/sign-out': {
    roles: everyone(204),
    mallory: [204, 204],
    clerk: { roles: everyone(409), mallory: [409, 409] },
    consumes: 'session',
    request: () => ({ path: '/api/auth/sign-out' }),
  },
  'GET /api/auth/me': {
    roles: everyone(200),
    ...inOwn(200),
    request: () => ({ path: '/api/auth/me' }),
  },
}
