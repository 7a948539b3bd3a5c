import { everyone, members, type Row } from './row'

export const dependencyAccess: Record<string, Row> = {
  'GET /api/tasks/:id/dependencies': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}/dependencies` }),
  },
  'POST /api/tasks/:id/dependencies': {
    roles: members(200),
    request: ({ task, neighbour }) => ({
      path: `/api/tasks/${task}/dependencies`,
      body: { dependsOnId: neighbour },
    }),
  },
  'DELETE /api/tasks/:id/dependencies/:dependsOnId': {
    roles: members(204),
    request: ({ task, neighbour }) => ({ path: `/api/tasks/${task}/dependencies/${neighbour}` }),
  },
}
