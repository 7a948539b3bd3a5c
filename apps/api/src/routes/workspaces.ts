import { memberOperations } from '@nexa/shared/member-operations'
import { workspaceOperations } from '@nexa/shared/workspace-operations'
import { acceptInvitation } from '../services/member/accept-invitation'
import { type InvitationLinks, inviteMember } from '../services/member/invite-member'
import { listInvitations, listMembers } from '../services/member/member-queries'
import { createWorkspace } from '../services/workspace/create-workspace'
import { updateWorkspace } from '../services/workspace/update-workspace'
import { findWorkspace, listWorkspaces } from '../services/workspace/workspace-queries'
import { accountEndpoint, memberEndpoint } from './endpoint'

const workspaces = workspaceOperations
const members = memberOperations

export const workspaceRoutes = (links: () => InvitationLinks) => [
  accountEndpoint(workspaces.listWorkspaces, ({ account }) => listWorkspaces(account)),
  accountEndpoint(workspaces.createWorkspace, ({ account, body }) =>
    createWorkspace(account, body),
  ),
  memberEndpoint(workspaces.getWorkspace, ({ scope }) => findWorkspace(scope)),
  memberEndpoint(workspaces.updateWorkspace, ({ scope, body }) => updateWorkspace(scope, body)),
  memberEndpoint(members.listMembers, ({ scope }) => listMembers(scope)),
  memberEndpoint(members.listInvitations, ({ scope }) => listInvitations(scope)),
  memberEndpoint(members.createInvitation, ({ scope, body }) => inviteMember(scope, body, links())),
  accountEndpoint(members.acceptInvitation, ({ account, body }) =>
    acceptInvitation(account, body.token),
  ),
]
