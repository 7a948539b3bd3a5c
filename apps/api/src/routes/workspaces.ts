import {
  acceptInvitation,
  createdInvitation,
  invitation,
  invite,
  member,
} from '@nexa/shared/member'
import {
  createWorkspace as creation,
  updateWorkspace as update,
  workspace,
} from '@nexa/shared/workspace'
import { z } from 'zod'
import { acceptInvitation as accept } from '../services/member/accept-invitation'
import { type InvitationLinks, inviteMember } from '../services/member/invite-member'
import { listInvitations, listMembers } from '../services/member/member-queries'
import { createWorkspace } from '../services/workspace/create-workspace'
import { updateWorkspace } from '../services/workspace/update-workspace'
import { findWorkspace, listWorkspaces } from '../services/workspace/workspace-queries'
import { accountEndpoint, memberEndpoint } from './endpoint'

/** The id or slug in the path is resolved by `requireWorkspace`. */
const params = z.strictObject({ id: z.string() })

export const workspaceRoutes = (links: () => InvitationLinks) => [
  accountEndpoint({
    method: 'get',
    path: '/api/workspaces',
    answer: z.array(workspace),
    run: ({ account }) => listWorkspaces(account),
  }),
  accountEndpoint({
    method: 'post',
    path: '/api/workspaces',
    body: creation,
    answer: workspace,
    run: ({ account, body }) => createWorkspace(account, body),
  }),
  memberEndpoint('workspace:read', {
    method: 'get',
    path: '/api/workspaces/:id',
    workspace: 'path',
    params,
    answer: workspace,
    run: ({ scope }) => findWorkspace(scope),
  }),
  memberEndpoint('workspace:update', {
    method: 'patch',
    path: '/api/workspaces/:id',
    workspace: 'path',
    params,
    body: update,
    answer: workspace,
    run: ({ scope, body }) => updateWorkspace(scope, body),
  }),
  memberEndpoint('workspace:read', {
    method: 'get',
    path: '/api/workspaces/:id/members',
    workspace: 'path',
    params,
    answer: z.array(member),
    run: ({ scope }) => listMembers(scope),
  }),
  memberEndpoint('workspace:invite', {
    method: 'get',
    path: '/api/workspaces/:id/invitations',
    workspace: 'path',
    params,
    answer: z.array(invitation),
    run: ({ scope }) => listInvitations(scope),
  }),
  memberEndpoint('workspace:invite', {
    method: 'post',
    path: '/api/workspaces/:id/invitations',
    workspace: 'path',
    params,
    body: invite,
    answer: createdInvitation,
    run: ({ scope, body }) => inviteMember(scope, body, links()),
  }),
  accountEndpoint({
    method: 'post',
    path: '/api/invitations/accept',
    body: acceptInvitation,
    answer: workspace,
    run: ({ account, body }) => accept(account, body.token),
  }),
]
