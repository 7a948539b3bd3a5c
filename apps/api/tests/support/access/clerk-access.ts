import { leaders, open, type Row } from './row'

export const clerkAccess: Record<string, Row> = {
  'GET /api/auth/options': { ...open(200), request: () => ({ path: '/api/auth/options' }) },
  // Only Clerk can sign one, and without Clerk there is nothing to hear of.
  'POST /api/auth/webhook/clerk': {
    ...open(404),
    clerk: open(401),
    request: () => ({
      path: '/api/auth/webhook/clerk',
      body: { type: 'user.created', data: { id: 'user_1' } },
    }),
  },
  'GET /api/workspaces/:id/clerk-writes': {
    roles: leaders(200),
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}/clerk-writes` }),
  },
}
