import type { CreatedInvitation, Invitation, Invite } from '@nexa/shared/member'
import { Conflict, Forbidden } from '../../lib/errors'
import { change } from '../change'
import type { Scope } from '../scope'
import { invitationEntry } from './invitation-entry'
import { type InvitationLinks, withLink } from './invitation-token'
import { lockOwnRole } from './lock-members'
import { openInvitation } from './open-invitation'

export async function inviteMember(
  scope: Scope,
  wanted: Invite,
  links: InvitationLinks,
): Promise<CreatedInvitation> {
  const invitation = await change(scope, async (tx): Promise<Invitation> => {
    const opened = await openInvitation(await lockOwnRole(tx), wanted, links)
    if (opened.outcome === 'member') throw new Conflict('This person is already a member')
    if (opened.outcome === 'forbidden') throw new Forbidden()
    tx.record(invitationEntry(tx, opened.invitation, 'created'))
    return opened.invitation
  })
  return withLink(invitation, links)
}
