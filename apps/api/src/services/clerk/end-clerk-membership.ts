import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'
import { isNewest } from './clerk-version'
import { noteClerkWrite } from './note-clerk-write'

/**
 * Before somebody is taken out of a workspace here. Clerk's membership counts as deleted at once: what Clerk
 * says of it until it hears of this brings nobody back.
 */
export async function endClerkMembership(tx: Tx, userId: string): Promise<void> {
  if (!(await noteClerkWrite(tx, { kind: 'member', subject: userId }))) return
  const member = await firstRow<{ id: string | null }>(
    tx.db,
    sql`select clerk_membership_id as id from workspace_members
      where workspace_id = ${tx.workspaceId} and user_id = ${userId}`,
  )
  if (!member?.id) return
  const saidAt = new Date()
  await isNewest(tx.db, {
    id: member.id,
    kind: 'organization_membership',
    updatedAt: saidAt.getTime(),
    saidAt,
    isDeleted: true,
  })
}
