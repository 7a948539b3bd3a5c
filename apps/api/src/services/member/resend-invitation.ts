import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import type { CreatedInvitation } from '@nexa/shared/member'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { change } from '../change'
import type { Scope } from '../scope'
import { invitationEntry } from './invitation-entry'
import { nextExpiry } from './invitation-expiry'
import { type InvitationLinks, invitationTokenHash, withLink } from './invitation-token'
import { lockOwnRole } from './lock-members'
import { canInvite } from './member-policy'
import { lockInvitation } from './member-queries'
import { sendInvitation } from './send-invitation'

/** The link of the mail before ends. Also for an invitation that has expired. */
export async function resendInvitation(
  scope: Scope,
  invitationId: string,
  links: InvitationLinks,
): Promise<CreatedInvitation> {
  const invitation = await change(scope, async (unlocked) => {
    const tx = await lockOwnRole(unlocked)
    const was = await lockInvitation(tx, invitationId)
    allow(canInvite(tx, was.role))
    const expiresAt = nextExpiry(new Date(), Date.parse(was.expiresAt))
    const renewed = { ...was, expiresAt: expiresAt.toISOString() }
    await tx.db
      .update(workspaceInvitations)
      .set({
        expiresAt,
        tokenHash: invitationTokenHash(renewed, links),
        clerkInvitationId: null,
      })
      .where(eq(workspaceInvitations.id, invitationId))
    await sendInvitation(tx, renewed)
    const changes = fieldChanges(was, renewed, ['expiresAt'])
    tx.record({ ...invitationEntry(tx, renewed, 'updated'), changes })
    return renewed
  })
  return withLink(invitation, links)
}
