import { z } from 'zod'
import { acceptInvitation, createdInvitation, invitation, invite, member } from './member'
import { operation } from './operation'
import { workspace } from './workspace'
import { workspaceParams } from './workspace-operations'

export const memberOperations = {
  listMembers: operation({
    summary: 'List the members of a workspace',
    access: 'workspace:read',
    method: 'get',
    path: '/api/workspaces/:id/members',
    workspace: 'path',
    params: workspaceParams,
    answer: z.array(member),
  }),
  listInvitations: operation({
    summary: 'List the open invitations',
    access: 'workspace:invite',
    method: 'get',
    path: '/api/workspaces/:id/invitations',
    workspace: 'path',
    params: workspaceParams,
    answer: z.array(invitation),
  }),
  createInvitation: operation({
    summary: 'Invite somebody by email; inviting again replaces the open invitation',
    access: 'workspace:invite',
    method: 'post',
    path: '/api/workspaces/:id/invitations',
    workspace: 'path',
    params: workspaceParams,
    body: invite,
    answer: createdInvitation,
  }),
  acceptInvitation: operation({
    summary: 'Accept an invitation that was sent to your email',
    access: 'account',
    method: 'post',
    path: '/api/invitations/accept',
    body: acceptInvitation,
    answer: workspace,
  }),
}
