import { memberOperations as members } from '@nexa/shared/member-operations'
import { acceptInvitation } from '../services/member/accept-invitation'
import { deleteInvitation } from '../services/member/delete-invitation'
import { findOffer } from '../services/member/invitation-offer'
import type { InvitationLinks } from '../services/member/invitation-token'
import { inviteMember } from '../services/member/invite-member'
import { inviteMembers } from '../services/member/invite-members'
import { listInvitations, listMembers } from '../services/member/member-queries'
import { removeMember } from '../services/member/remove-member'
import { resendInvitation } from '../services/member/resend-invitation'
import { updateMember } from '../services/member/update-member'
import type { AccountScope } from '../services/scope'
import { accountEndpoint, memberEndpoint, publicEndpoint } from './endpoint'

type MemberRouteOptions = Pick<AccountScope, 'db'> & { links: InvitationLinks }

export const memberRoutes = ({ db, links }: MemberRouteOptions) => [
  memberEndpoint(members.listMembers, ({ scope }) => listMembers(scope)),
  memberEndpoint(members.inviteMember, ({ scope, body }) => inviteMember(scope, body, links)),
  memberEndpoint(members.updateMember, ({ scope, params, body }) =>
    updateMember(scope, params.userId, body),
  ),
  memberEndpoint(members.removeMember, ({ scope, params }) => removeMember(scope, params.userId)),
  memberEndpoint(members.listInvitations, ({ scope }) => listInvitations(scope)),
  memberEndpoint(members.createInvitation, ({ scope, body }) => inviteMember(scope, body, links)),
  memberEndpoint(members.createInvitations, ({ scope, body }) => inviteMembers(scope, body, links)),
  memberEndpoint(members.resendInvitation, ({ scope, params }) =>
    resendInvitation(scope, params.invitationId, links),
  ),
  memberEndpoint(members.deleteInvitation, ({ scope, params }) =>
    deleteInvitation(scope, params.invitationId),
  ),
  publicEndpoint(members.getInvitation, ({ params }) => findOffer(db, params.token)),
  accountEndpoint(members.acceptInvitation, ({ account, body }) =>
    acceptInvitation(account, body.token),
  ),
]
