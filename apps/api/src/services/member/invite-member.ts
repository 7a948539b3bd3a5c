import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import type { CreatedInvitation, Invitation, Invite } from '@nexa/shared/member'
import { and, eq, sql } from 'drizzle-orm'
import { allow, Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import type { Scope } from '../scope'
import { hashInvitationToken, invitationToken } from './invitation-token'
import { canInvite } from './member-policy'

const validMs = 7 * 86_400_000

/** How links to accept an invitation are made. */
export type InvitationLinks = { publicUrl: string; secret: string }

/** Inviting an email again replaces its open invitation: only the newest link works. */
export async function inviteMember(
  scope: Scope,
  { email, role }: Invite,
  { publicUrl, secret }: InvitationLinks,
): Promise<CreatedInvitation> {
  const invitation = await change(scope, async (tx): Promise<Invitation> => {
    allow(canInvite(tx, role))
    const { workspaceId } = tx
    const isMember = await firstRow(
      tx.db,
      sql`select 1 from workspace_members m join users u on u.id = m.user_id
        where m.workspace_id = ${workspaceId} and u.email = ${email}`,
    )
    if (isMember) throw new Conflict('This person is a member already')
    await tx.db
      .delete(workspaceInvitations)
      .where(
        and(
          eq(workspaceInvitations.workspaceId, workspaceId),
          eq(workspaceInvitations.email, email),
        ),
      )
    const row = { workspaceId, email, role, id: Bun.randomUUIDv7(), invitedById: tx.actor.userId }
    const createdAt = new Date()
    const expiresAt = new Date(createdAt.getTime() + validMs)
    const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
    const tokenHash = hashInvitationToken(invitationToken({ ...row, ...times }, secret))
    await tx.db.insert(workspaceInvitations).values({ ...row, tokenHash, createdAt, expiresAt })
    return { ...row, ...times }
  })
  const token = invitationToken(invitation, secret)
  return { ...invitation, token, url: `${publicUrl}/invitations/${token}` }
}
