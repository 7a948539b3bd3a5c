import { anEmail, everyone, leaders, open, type Row } from './row'

export const memberAccess: Record<string, Row> = {
  'GET /api/workspaces/:id/members': {
    roles: everyone(200),
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}/members` }),
  },
  'POST /api/workspaces/:id/members': {
    roles: leaders(201),
    request: ({ workspace }) => ({
      path: `/api/workspaces/${workspace}/members`,
      body: { email: anEmail() },
    }),
  },
  'PATCH /api/workspaces/:id/members/:userId': {
    roles: leaders(200),
    request: ({ workspace, joiner }) => ({
      path: `/api/workspaces/${workspace}/members/${joiner}`,
      body: { role: 'guest' },
    }),
  },
  'DELETE /api/workspaces/:id/members/:userId': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ workspace, joiner }) => ({
      path: `/api/workspaces/${workspace}/members/${joiner}`,
    }),
  },
  'GET /api/workspaces/:id/invitations': {
    roles: leaders(200),
    request: ({ workspace }) => ({ path: `/api/workspaces/${workspace}/invitations` }),
  },
  'POST /api/workspaces/:id/invitations': {
    roles: leaders(201),
    request: ({ workspace }) => ({
      path: `/api/workspaces/${workspace}/invitations`,
      body: { email: anEmail() },
    }),
  },
  'POST /api/workspaces/:id/invitations/bulk': {
    roles: leaders(201),
    request: ({ workspace }) => ({
      path: `/api/workspaces/${workspace}/invitations/bulk`,
      body: { emails: [anEmail(), anEmail()] },
    }),
  },
  'POST /api/workspaces/:id/invitations/:invitationId/resend': {
    roles: leaders(200),
    consumes: 'ids',
    request: ({ workspace, invitationId }) => ({
      path: `/api/workspaces/${workspace}/invitations/${invitationId}/resend`,
    }),
  },
  'DELETE /api/workspaces/:id/invitations/:invitationId': {
    roles: leaders(204),
    consumes: 'ids',
    request: ({ workspace, invitationId }) => ({
      path: `/api/workspaces/${workspace}/invitations/${invitationId}`,
    }),
  },
  'GET /api/invitations/token/:token': {
    ...open(200),
    keys: ['invitation'],
    request: ({ invitation }) => ({ path: `/api/invitations/token/${invitation}` }),
  },
  'POST /api/invitations/accept': {
    roles: everyone(201),
    consumes: 'invitation',
    request: ({ invitation }) => ({
      path: '/api/invitations/accept',
      body: { token: invitation },
    }),
  },
}
