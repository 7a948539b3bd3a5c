import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import type { Member, UpdateMember } from '@nexa/shared/member'
import { and, eq } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import type { Scope } from '../scope'
import { keepOneInCharge } from './keep-one-in-charge'
import { lockMembers } from './lock-members'
import { canChangeRole, rolesOutOfReach } from './member-policy'
import { findMember } from './member-queries'
import { revokeInvitations } from './revoke-invitations'

export const updateMember = (
  scope: Scope,
  userId: string,
  { role }: UpdateMember,
): Promise<Member> =>
  change(scope, async (unlocked) => {
    const tx = await lockMembers(unlocked)
    const was = await findMember(tx, userId)
    allow(canChangeRole(tx, was, role))
    if (role === was.role) return was
    if (was.role === 'super_admin') await keepOneInCharge(tx, userId)
    const { workspaceId } = tx
    await tx.db
      .update(workspaceMembers)
      .set({ role })
      .where(
        and(eq(workspaceMembers.workspaceId, workspaceId), eq(workspaceMembers.userId, userId)),
      )
    // What they could not send any more lets nobody in: not themselves either, by another address.
    await revokeInvitations(tx, userId, rolesOutOfReach(role))
    await noteClerkWrite(tx, { kind: 'member', subject: userId })
    tx.record({
      stream: workspaceId,
      entity: 'member',
      entityId: userId,
      action: 'updated',
      changes: { role: { old: was.role, new: role } },
    })
    return findMember(tx, userId)
  })
