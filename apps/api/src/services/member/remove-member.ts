import { roles } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { allow } from '../../lib/errors'
import { listRows } from '../../lib/rows'
import { change, type Tx } from '../change'
import { endClerkMembership } from '../clerk/end-clerk-membership'
import type { Scope } from '../scope'
import { keepOneInCharge } from './keep-one-in-charge'
import { lockMembers } from './lock-members'
import { canRemoveMember } from './member-policy'
import { findMember } from './member-queries'
import { revokeInvitations } from './revoke-invitations'

/** API tokens and watched tasks go with the row by cascade. */
export const removeMember = (scope: Scope, userId: string): Promise<null> =>
  change(scope, async (unlocked) => {
    const tx = await lockMembers(unlocked)
    const member = await findMember(tx, userId)
    allow(canRemoveMember(tx, member))
    if (member.role === 'super_admin') await keepOneInCharge(tx, userId)
    const { workspaceId } = tx
    const isMember = sql`workspace_id = ${workspaceId} and user_id = ${userId}`
    // From here on nobody assigns a task to them: that locks this row too, for its foreign key.
    await tx.db.execute(sql`select 1 from workspace_members where ${isMember} for update`)
    const { taskCount, projectIds } = await unassignTasks(tx, userId)
    await revokeInvitations(tx, userId, roles)
    await endClerkMembership(tx, userId)
    await tx.db.execute(sql`delete from workspace_members where ${isMember}`)
    tx.record({
      stream: workspaceId,
      copies: projectIds.map((stream) => ({ stream, reload: true })),
      entity: 'member',
      entityId: userId,
      action: 'deleted',
      metadata: { name: member.name, role: member.role, unassignedTasks: taskCount },
    })
    return null
  })

/** By hand rather than by the foreign key, which would keep the tasks' versions: open boards must hear of it. */
async function unassignTasks(tx: Tx, userId: string) {
  const tasks = await listRows<{ projectId: string }>(
    tx.db,
    sql`update tasks set assignee_id = null, version = version + 1, updated_at = now()
      where workspace_id = ${tx.workspaceId} and assignee_id = ${userId}
      returning project_id as "projectId"`,
  )
  const projectIds = [...new Set(tasks.map(({ projectId }) => projectId))]
  return { taskCount: tasks.length, projectIds }
}
