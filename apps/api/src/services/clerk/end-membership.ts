import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import { lockWorkspace } from '../member/lock-members'
import { takeMemberOut } from '../member/take-member-out'
import { clerkScope } from '../scope'
import type { ClerkBase } from './clerk-base'
import type { ClerkMembership } from './clerk-directory'
import type { ClerkSource } from './clerk-event'
import { findPlace } from './clerk-places'
import { isNewest } from './clerk-version'
import { isFirstDelivery } from './first-delivery'
import { isOverruled } from './is-overruled'
import { noteAbsent } from './note-absent'

export async function endMembership(
  base: ClerkBase,
  membership: ClerkMembership,
  source: ClerkSource,
): Promise<void> {
  const { deliveryId, saidAt } = source
  // Clerk's `updated_at` is that of its last change: it ended when Clerk said so.
  const updatedAt = Math.max(saidAt.getTime(), membership.updatedAt)
  const version = {
    id: membership.id,
    kind: 'organization_membership' as const,
    updatedAt,
    isDeleted: true,
  }
  const find = (db: Queryable) => findPlace(db, membership)
  const place = await find(base.db)
  if (!place) return noteAbsent(base, { source, version, find })
  const { workspaceId, userId } = place
  await change(clerkScope(base, workspaceId, userId), async (tx) => {
    await lockWorkspace(tx)
    if (!(await isFirstDelivery(tx.db, deliveryId))) return
    if (!(await isNewest(tx.db, { ...version, saidAt }))) return
    const write = { workspaceId, kind: 'member' as const, subject: userId }
    if (await isOverruled(tx.db, write, new Date(updatedAt))) return
    // Who came back has another membership by now.
    const isThisOne = await firstRow(
      tx.db,
      sql`select 1 from workspace_members where workspace_id = ${workspaceId} and user_id = ${userId}
        and coalesce(clerk_membership_id, ${membership.id}) = ${membership.id}`,
    )
    if (isThisOne) await takeMemberOut(tx, userId)
  })
}
