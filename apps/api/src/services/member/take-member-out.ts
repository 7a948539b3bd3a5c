import { roles } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { Tx } from '../change'
import { keepOneInCharge } from './keep-one-in-charge'
import { findMember } from './member-queries'
import { revokeInvitations } from './revoke-invitations'

/** The members are locked. API tokens and watched tasks go with the row by cascade. */
export async function takeMemberOut(tx: Tx, userId: string): Promise<void> {
  const { workspaceId } = tx
  const member = await findMember(tx, userId)
  if (member.role === 'super_admin') await keepOneInCharge(tx, userId)
  const isMember = sql`workspace_id = ${workspaceId} and user_id = ${userId}`
  // From here on nobody assigns a task to them: that locks this row too, for its foreign key.
  await tx.db.execute(sql`select 1 from workspace_members where ${isMember} for update`)
  const { taskCount, projectIds } = await unassignTasks(tx, userId)
  const { isAny } = await revokeInvitations(tx, userId, roles)
  await tx.db.execute(sql`delete from workspace_members where ${isMember}`)
  tx.record({
    stream: workspaceId,
    copies: [...projectIds.map((stream) => ({ stream, reload: true })), { stream: userId }],
    entity: 'member',
    entityId: userId,
    action: 'deleted',
    metadata: {
      name: member.name,
      role: member.role,
      unassignedTasks: taskCount,
      ...(isAny && { reload: true }),
    },
  })
}

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
