import { z } from 'zod'
import {
  acceptInvitation,
  createdInvitation,
  invitation,
  invitationOffer,
  invite,
  inviteMany,
  inviteResult,
  member,
  updateMember,
} from './member'
import { operation } from './operation'
import { id } from './text'
import { workspace } from './workspace'
import { workspaceParams } from './workspace-operations'

const memberParams = z.strictObject({ ...workspaceParams.shape, userId: id })
const invitationParams = z.strictObject({ ...workspaceParams.shape, invitationId: id })

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
  inviteMember: operation({
    summary: 'Invite somebody by email, as POST …/invitations does',
    access: 'workspace:invite',
    method: 'post',
    path: '/api/workspaces/:id/members',
    workspace: 'path',
    params: workspaceParams,
    body: invite,
    answer: createdInvitation,
  }),
  updateMember: operation({
    summary: 'Change a role: up to your own with workspace:invite, or lower your own',
    access: 'workspace:read',
    method: 'patch',
    path: '/api/workspaces/:id/members/:userId',
    workspace: 'path',
    params: memberParams,
    body: updateMember,
    answer: member,
  }),
  removeMember: operation({
    summary: 'Remove a member, with workspace:invite up to your own role, or leave yourself',
    access: 'workspace:read',
    method: 'delete',
    path: '/api/workspaces/:id/members/:userId',
    workspace: 'path',
    params: memberParams,
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
  createInvitations: operation({
    summary: 'Invite up to 20 people at once; each address is answered for itself',
    access: 'workspace:invite',
    method: 'post',
    path: '/api/workspaces/:id/invitations/bulk',
    workspace: 'path',
    params: workspaceParams,
    body: inviteMany,
    answer: z.array(inviteResult),
  }),
  resendInvitation: operation({
    summary: 'Send an invitation again: with a new link and another 7 days',
    access: 'workspace:invite',
    method: 'post',
    path: '/api/workspaces/:id/invitations/:invitationId/resend',
    workspace: 'path',
    params: invitationParams,
    answer: createdInvitation,
    status: 200,
  }),
  deleteInvitation: operation({
    summary: 'Revoke an invitation: its link ends',
    access: 'workspace:invite',
    method: 'delete',
    path: '/api/workspaces/:id/invitations/:invitationId',
    workspace: 'path',
    params: invitationParams,
  }),
  getInvitation: operation({
    summary: 'What the link of an invitation leads to',
    access: 'public',
    method: 'get',
    path: '/api/invitations/token/:token',
    params: z.strictObject({ token: z.string() }),
    answer: invitationOffer,
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
