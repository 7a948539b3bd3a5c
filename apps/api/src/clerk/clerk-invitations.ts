import { type ClerkDirectory, ClerkRefusal } from '../services/clerk/clerk-directory'
import { invitationDays } from '../services/member/invitation-expiry'
import { invitationJson } from './clerk-json'
import { type ClerkCalls, nullIfGone } from './create-clerk-calls'

type Invitations = Pick<ClerkDirectory, 'listInvitations' | 'createInvitation' | 'revokeInvitation'>

export const clerkInvitations = ({
  ask,
  askFor,
  list,
  clerk: { organizations },
}: ClerkCalls): Invitations => ({
  listInvitations: (organizationId) =>
    list(invitationJson, (page) =>
      organizations.getOrganizationInvitationList({ ...page, organizationId, status: ['pending'] }),
    ),
  createInvitation: ({ organizationId, email, role, nexaRole, inviterId, redirectUrl }) =>
    askFor(invitationJson, () =>
      organizations.createOrganizationInvitation({
        organizationId,
        emailAddress: email,
        role,
        redirectUrl,
        // From when Clerk hears of it, in whole days: never before ours.
        expiresInDays: invitationDays,
        // Clerk copies it to the membership that this becomes.
        publicMetadata: { nexa_role: nexaRole },
        ...(inviterId !== null && { inviterUserId: inviterId }),
      }),
    ),
  async revokeInvitation(organizationId, invitationId) {
    const which = { organizationId, invitationId }
    await ask(() => organizations.revokeOrganizationInvitation(which)).catch(async (error) => {
      if (!(error instanceof ClerkRefusal)) throw error
      const found = await ask(() => organizations.getOrganizationInvitation(which)).catch(
        nullIfGone,
      )
      if (found?.status === 'pending') throw error
    })
  },
})
