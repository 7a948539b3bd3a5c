import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'

/** What a session token says. Ids are Clerk's. */
export type ClerkSession = {
  userId: string
  sessionId: string
  /** The session is for this organization only; null: for none in particular. */
  organizationId: string | null
  expiresAt: Date
}

export type ClerkPerson = {
  /** null: not met yet, or their account is gone. */
  user: { id: string; email: string; name: string; avatarUrl: string | null } | null
  /** The account or the session has ended. */
  isOver: boolean
  /** Of the session's organization, if they are a member. */
  workspaceId: string | null
  /** Clerk deleted the organization, or its workspace lies in the trash: nobody can join it. */
  isOrganizationGone: boolean
}

/** What we know of whoever has this session. */
export async function findClerkPerson(
  db: Queryable,
  { userId, sessionId, organizationId }: ClerkSession,
): Promise<ClerkPerson> {
  const isDeleted = sql`select from clerk_objects where deleted_at is not null`
  const found = await firstRow<ClerkPerson>(
    db,
    sql`select
      (select json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'avatarUrl', u.avatar_url)
        from users u where u.clerk_id = ${userId} and u.deleted_at is null) as user,
      exists (${isDeleted} and id in (${userId}, ${sessionId}))
        or exists (select from users where clerk_id = ${userId} and deleted_at is not null) as "isOver",
      (select w.id from workspaces w
        join workspace_members m on m.workspace_id = w.id
        join users u on u.id = m.user_id and u.clerk_id = ${userId}
        where w.clerk_org_id = ${organizationId}
          and not exists (${isDeleted} and id = ${organizationId})) as "workspaceId",
      exists (${isDeleted} and id = ${organizationId})
        or exists (select from workspaces where clerk_org_id = ${organizationId}
          and deleted_at is not null) as "isOrganizationGone"`,
  )
  if (!found) throw new Error('A statement without a table answers one row')
  return found
}

/** Whether Clerk can tell something about them that we don't know. */
export const isUnmet = (
  { user, isOver, workspaceId, isOrganizationGone }: ClerkPerson,
  { organizationId }: ClerkSession,
) => !isOver && (!user || (organizationId !== null && !workspaceId && !isOrganizationGone))
