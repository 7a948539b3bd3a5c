import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import type { Role } from '@nexa/shared/permissions'
import { and, eq, sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'
import { settleOwner } from '../member/keep-one-in-charge'
import { setRole } from '../member/set-role'
import type { ClerkMembership } from './clerk-directory'

type Seat = { userId: string; role: Role; membership: ClerkMembership }

/** `changed`: their role, which is recorded then. */
type Settled = 'joined' | 'changed' | 'unchanged'

/** Makes a person the member that Clerk says they are. The members are locked. */
export async function settleMember(tx: Tx, seat: Seat): Promise<Settled> {
  const { userId, role, membership } = seat
  const { workspaceId } = tx
  const joined = await tx.db
    .insert(workspaceMembers)
    .values({ workspaceId, userId, role, clerkMembershipId: membership.id })
    .onConflictDoNothing({ target: [workspaceMembers.workspaceId, workspaceMembers.userId] })
    .returning({ id: workspaceMembers.id })
  const isChanged = joined.length === 0 && (await changeSeat(tx, seat))
  if (role === 'super_admin') await settleOwner(tx)
  if (isChanged) return 'changed'
  return joined.length > 0 ? 'joined' : 'unchanged'
}

type Was = { role: Role; isOfLater: boolean }

/** Answers whether that changed their role. */
async function changeSeat(tx: Tx, { userId, role, membership }: Seat): Promise<boolean> {
  const { db, workspaceId } = tx
  const was = await firstRow<Was>(
    db,
    sql`select m.role, coalesce(c.id <> ${membership.id} and c.deleted_at is null
          and c.updated_at > ${new Date(membership.updatedAt)}, false) as "isOfLater"
      from workspace_members m left join clerk_objects c on c.id = m.clerk_membership_id
      where m.workspace_id = ${workspaceId} and m.user_id = ${userId}`,
  )
  // Who left and came back is in by a later membership: of this one, the end is still to be told.
  if (!was || was.isOfLater) return false
  await db
    .update(workspaceMembers)
    .set({ clerkMembershipId: membership.id })
    .where(and(eq(workspaceMembers.workspaceId, workspaceId), eq(workspaceMembers.userId, userId)))
  if (was.role === role) return false
  await setRole(tx, { userId, role: was.role }, role)
  return true
}
