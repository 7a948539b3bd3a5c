import { eventStreams } from '@nexa/db/schema/event-streams'
import { workspaces } from '@nexa/db/schema/workspaces'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'
import { findFreeSlug } from '../workspace/find-free-slug'
import type { ClerkOrganization } from './clerk-directory'
import { isNewest } from './clerk-version'
import { Outdated } from './until-current'

/** An organization as Clerk was asked for it. */
export type AskedOrganization = { organization: ClerkOrganization; saidAt: Date }

/**
 * Makes the workspace of this transaction, for its first member. Of two first members at once, the second one
 * is `Outdated`: it begins again, and finds the first one's.
 */
export async function ensureWorkspace(
  tx: Tx,
  asked: AskedOrganization,
  memberId: string,
): Promise<void> {
  const { workspaceId: id, db } = tx
  const { id: clerkOrgId, slug, name, createdBy } = asked.organization
  await holdVersion(tx, asked)
  const founder = await firstRow<{ id: string }>(
    db,
    sql`select id from users where clerk_id = ${createdBy} and deleted_at is null`,
  )
  const chosen = await findFreeSlug(tx, slug ?? name)
  const made = await db
    .insert(workspaces)
    .values({ id, clerkOrgId, name, slug: chosen, ownerId: founder?.id ?? memberId })
    .onConflictDoNothing({ target: workspaces.clerkOrgId })
    .returning({ id: workspaces.id })
  if (made.length === 0) throw new Outdated()
  await db.insert(eventStreams).values({ id, workspaceId: id, kind: 'workspace' })
  tx.enqueue({ name: 'read-organization', data: { organizationId: clerkOrgId } })
}

/** To the commit: news of the organization wait for it, and then find the workspace. */
async function holdVersion(
  { db }: Tx,
  { organization: { id, updatedAt }, saidAt }: AskedOrganization,
): Promise<void> {
  if (await isNewest(db, { id, kind: 'organization', updatedAt, saidAt })) return
  // Two clocks may tell one version apart: what we asked for is as new as what is known.
  const isCurrent = await firstRow(
    db,
    sql`select 1 from clerk_objects
      where id = ${id} and deleted_at is null and updated_at <= ${new Date(updatedAt)}`,
  )
  if (!isCurrent) throw new Outdated()
}
