import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import type { Role } from '@nexa/shared/permissions'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../change'
import { keepOneInCharge } from './keep-one-in-charge'
import { rolesOutOfReach } from './member-policy'
import { revokeInvitations } from './revoke-invitations'

/** To another role than theirs. The members are locked. */
export async function setRole(tx: Tx, was: { userId: string; role: Role }, role: Role) {
  const { userId } = was
  if (was.role === 'super_admin') await keepOneInCharge(tx, userId)
  const { workspaceId } = tx
  await tx.db
    .update(workspaceMembers)
    .set({ role })
    .where(and(eq(workspaceMembers.workspaceId, workspaceId), eq(workspaceMembers.userId, userId)))
  // What they could not send any more lets nobody in: not themselves either, by another address.
  const { isAny } = await revokeInvitations(tx, userId, rolesOutOfReach(role))
  tx.record({
    stream: workspaceId,
    copies: [{ stream: userId }],
    entity: 'member',
    entityId: userId,
    action: 'updated',
    changes: { role: { old: was.role, new: role } },
    metadata: isAny ? { reload: true } : {},
  })
}
