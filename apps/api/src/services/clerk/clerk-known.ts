import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { ClerkMembership } from './clerk-directory'

/** Clerk ids of the people who have an account here. */
export async function listKnownUsers(db: Queryable): Promise<string[]> {
  const rows = await listRows<{ id: string }>(
    db,
    sql`select clerk_id as id from users where clerk_id is not null and deleted_at is null order by id`,
  )
  return rows.map(({ id }) => id)
}

/** Clerk ids of the organizations whose workspaces are in use. */
export async function listKnownOrganizations(db: Queryable): Promise<string[]> {
  const rows = await listRows<{ id: string }>(
    db,
    sql`select clerk_org_id as id from workspaces
      where clerk_org_id is not null and deleted_at is null order by id`,
  )
  return rows.map(({ id }) => id)
}

/** Without those that Clerk has not been told of yet. */
export const listKnownMemberships = (db: Queryable) =>
  listRows<Pick<ClerkMembership, 'id' | 'organizationId' | 'userId'>>(
    db,
    sql`select m.clerk_membership_id as id, w.clerk_org_id as "organizationId", u.clerk_id as "userId"
      from workspace_members m join users u on u.id = m.user_id
      join workspaces w on w.id = m.workspace_id and w.deleted_at is null
      where m.clerk_membership_id is not null and w.clerk_org_id is not null
        and u.clerk_id is not null order by m.id`,
  )
