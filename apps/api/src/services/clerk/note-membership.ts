import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'
import { lockWorkspace } from '../member/lock-members'
import type { ClerkMembership } from './clerk-directory'
import { isNewest } from './clerk-version'
import type { OpenClerkWrite } from './open-clerk-write'

/** A member's membership as Clerk has it now, because of us. */
export const noteMembership =
  ({ workspaceId, subject: userId }: Pick<OpenClerkWrite, 'workspaceId' | 'subject'>) =>
  ({ id, updatedAt }: ClerkMembership) =>
  async (tx: Tx): Promise<boolean> => {
    await lockWorkspace(tx)
    const { db } = tx
    const saidAt = new Date()
    const version = { id, kind: 'organization_membership', updatedAt, saidAt } as const
    const member = await firstRow(
      db,
      sql`update workspace_members set clerk_membership_id = ${id}
        where workspace_id = ${workspaceId} and user_id = ${userId} returning id`,
    )
    if (!member) {
      // Taken out here meanwhile, which Clerk is told next: what it says of this one is over already.
      await isNewest(db, { ...version, isDeleted: true })
      return true
    }
    // Somebody who was taken out here and came back before Clerk heard of either still has the membership of
    // before. If Clerk has just ended it, its news came to nothing while it counted as deleted: look again.
    const revived = await firstRow(
      db,
      sql`update clerk_objects set deleted_at = null where id = ${id} and deleted_at is not null
        returning id`,
    )
    await isNewest(db, version)
    return revived === undefined
  }
