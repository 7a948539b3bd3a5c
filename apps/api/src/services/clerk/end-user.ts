import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { changePerson } from '../change'
import type { ClerkBase } from './clerk-base'
import type { ClerkSource } from './clerk-event'
import { isNewest } from './clerk-version'
import { endOtherSignIns } from './end-other-sign-ins'
import { isFirstDelivery } from './first-delivery'
import { tellWorkspaces } from './tell-workspaces'

/** The row stays, as the author of what it did, and keeps its name. */
export async function endUser(
  base: ClerkBase,
  id: string,
  { deliveryId, saidAt }: ClerkSource,
): Promise<void> {
  await changePerson(base, async (tx) => {
    if (!(await isFirstDelivery(tx.db, deliveryId))) return
    const updatedAt = saidAt.getTime()
    if (!(await isNewest(tx.db, { id, kind: 'user', updatedAt, saidAt, isDeleted: true }))) return
    // Waits for whoever is just being made a member: the memberships are read after that.
    const ended = await firstRow<{ id: string }>(
      tx.db,
      sql`update users set deleted_at = ${saidAt}, updated_at = now(), avatar_url = null,
          email = id || '@deleted.invalid', email_verified = false
        where clerk_id = ${id} and deleted_at is null returning id`,
    )
    if (!ended) return
    await endOtherSignIns(tx.db, ended.id)
    await tellWorkspaces(tx, 'remove-person', ended.id)
  })
  // Also when it is told again: the first time may have come to no end.
  const person = await firstRow<{ id: string }>(
    base.db,
    sql`select id from users where clerk_id = ${id}`,
  )
  base.onChanged({ userId: person?.id ?? null, clerkUserId: id })
}
