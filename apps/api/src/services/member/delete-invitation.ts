import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import type { Scope } from '../scope'
import { invitationEntry } from './invitation-entry'
import { canInvite } from './member-policy'
import { lockInvitation } from './member-queries'

export const deleteInvitation = (scope: Scope, invitationId: string): Promise<null> =>
  change(scope, async (tx) => {
    const invitation = await lockInvitation(tx, invitationId)
    const { id, role, email } = invitation
    allow(canInvite(tx, role))
    await tx.db.delete(workspaceInvitations).where(eq(workspaceInvitations.id, id))
    await noteClerkWrite(tx, { kind: 'invitation', subject: email })
    tx.record(invitationEntry(tx, invitation, 'deleted'))
    return null
  })
