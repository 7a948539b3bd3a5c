import type { Queryable } from '@nexa/db/client'
import { workspaces } from '@nexa/db/schema/workspaces'
import { eq, sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import { lockWorkspace } from '../member/lock-members'
import { clerkScope } from '../scope'
import type { ClerkBase } from './clerk-base'
import type { ClerkOrganization } from './clerk-directory'
import type { ClerkSource } from './clerk-event'
import { findOrganizationWorkspace } from './clerk-places'
import { isNewest } from './clerk-version'
import { isFirstDelivery } from './first-delivery'
import { isOverruled } from './is-overruled'
import { noteAbsent } from './note-absent'

/** The name follows Clerk's. Without a member yet there is no workspace: the first one makes it. */
export async function applyOrganization(
  base: ClerkBase,
  { id, name, updatedAt }: ClerkOrganization,
  source: ClerkSource,
): Promise<void> {
  const version = { id, kind: 'organization' as const, updatedAt }
  const find = (db: Queryable) => findOrganizationWorkspace(db, id)
  const found = await find(base.db)
  if (!found) return noteAbsent(base, { source, version, find })
  const { workspaceId, ownerId } = found
  await change(clerkScope(base, workspaceId, ownerId), async (tx) => {
    await lockWorkspace(tx)
    if (!(await isFirstDelivery(tx.db, source.deliveryId))) return
    if (!(await isNewest(tx.db, { ...version, saidAt: source.saidAt }))) return
    const write = { workspaceId, kind: 'organization' as const, subject: workspaceId }
    if (await isOverruled(tx.db, write, new Date(updatedAt))) return
    const was = await firstRow<{ name: string }>(
      tx.db,
      sql`select name from workspaces where id = ${workspaceId}`,
    )
    if (!was || was.name === name) return
    await tx.db
      .update(workspaces)
      .set({ name, updatedAt: sql`now()` })
      .where(eq(workspaces.id, workspaceId))
    tx.record({
      stream: workspaceId,
      entity: 'workspace',
      entityId: workspaceId,
      action: 'updated',
      changes: { name: { old: was.name, new: name } },
    })
  })
}
