import { everyone, members, type Row } from './row'

/** Guests, for themselves: watchers.test.ts. */
export const watcherAccess: Record<string, Row> = {
  'GET /api/tasks/:id/watchers': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}/watchers` }),
  },
  'POST /api/tasks/:id/watchers': {
    roles: members(200),
    request: ({ task, member }) => ({
      path: `/api/tasks/${task}/watchers`,
      body: { userId: member },
    }),
  },
  'DELETE /api/tasks/:id/watchers/:userId': {
    roles: members(204),
    request: ({ task, member }) => ({ path: `/api/tasks/${task}/watchers/${member}` }),
  },
}
