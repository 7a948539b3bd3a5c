import { aForm } from '../attach'
import { everyone, members, type Row } from './row'

export const attachmentAccess: Record<string, Row> = {
  'GET /api/tasks/:id/attachments': {
    roles: everyone(200),
    request: ({ task }) => ({ path: `/api/tasks/${task}/attachments` }),
  },
  'POST /api/tasks/:id/attachments': {
    roles: members(201),
    request: ({ task }) => ({ path: `/api/tasks/${task}/attachments`, body: aForm('Hello') }),
  },
  'GET /api/attachments/:id/download': {
    roles: everyone(200),
    request: ({ attachment }) => ({ path: `/api/attachments/${attachment}/download` }),
  },
  'DELETE /api/attachments/:id': {
    roles: members(204),
    consumes: 'ids',
    request: ({ attachment }) => ({ path: `/api/attachments/${attachment}` }),
  },
}
