import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { ClerkMembership } from './clerk-directory'

type OrganizationWorkspace = { workspaceId: string; ownerId: string }

/** Also one in the trash. */
export const findOrganizationWorkspace = (db: Queryable, organizationId: string) =>
  firstRow<OrganizationWorkspace>(
    db,
    sql`select id as "workspaceId", owner_id as "ownerId" from workspaces
      where clerk_org_id = ${organizationId}`,
  )

/** Where a membership is, if both its organization and its person are known here. */
export const findPlace = (db: Queryable, { organizationId, userId }: ClerkMembership) =>
  firstRow<{ workspaceId: string; userId: string }>(
    db,
    sql`select w.id as "workspaceId", u.id as "userId" from workspaces w, users u
      where w.clerk_org_id = ${organizationId} and u.clerk_id = ${userId}`,
  )

/** Whether one of these is deleted in Clerk: nothing else that is said of it matters. */
export async function isAnyGone(db: Queryable, ids: readonly string[]): Promise<boolean> {
  const gone = await firstRow(
    db,
    sql`select 1 from clerk_objects
      where id = any(${sql.param([...ids])}::text[]) and deleted_at is not null limit 1`,
  )
  return gone !== undefined
}
