import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import { eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import type { Scope } from '../scope'
import { canInvite } from './member-policy'
import { lockInvitation } from './member-queries'

export const deleteInvitation = (scope: Scope, invitationId: string): Promise<null> =>
  change(scope, async (tx) => {
    const { id, role, email } = await lockInvitation(tx, invitationId)
    allow(canInvite(tx, role))
    await tx.db.delete(workspaceInvitations).where(eq(workspaceInvitations.id, id))
    await noteClerkWrite(tx, { kind: 'invitation', subject: email })
    return null
  })
