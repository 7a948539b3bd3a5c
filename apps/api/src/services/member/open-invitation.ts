import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import type { Invitation, Invite } from '@nexa/shared/member'
import { sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'
import { nextExpiry } from './invitation-expiry'
import { type InvitationLinks, invitationTokenHash } from './invitation-token'
import { canInvite } from './member-policy'
import { sendInvitation } from './send-invitation'

type Opened =
  | { outcome: 'invited'; invitation: Invitation }
  | { outcome: 'member' }
  | { outcome: 'forbidden' }

/** Each sends a mail in our name, and the list has no pages. Two at once may pass it by a few. */
const maxOpen = 1_000

/** Inviting an email again replaces its open invitation: only the newest link works. */
export async function openInvitation(
  tx: Tx,
  { email, role }: Invite,
  links: InvitationLinks,
): Promise<Opened> {
  const { workspaceId } = tx
  const known = await firstRow<{
    isMember: boolean
    invitedAs: Invite['role'] | null
    others: number
  }>(
    tx.db,
    sql`select exists (select 1 from workspace_members m join users u on u.id = m.user_id
          where m.workspace_id = ${workspaceId} and u.email = ${email}) as "isMember",
        (select i.role from workspace_invitations i where i.workspace_id = ${workspaceId}
          and i.email = ${email} and i.expires_at > now()) as "invitedAs",
        (select count(*) from workspace_invitations i where i.workspace_id = ${workspaceId}
          and i.email <> ${email} and i.expires_at > now()) as others`,
  )
  if (known?.isMember) return { outcome: 'member' }
  const roles = [role, known?.invitedAs ?? role]
  if (!roles.every((one) => canInvite(tx, one))) return { outcome: 'forbidden' }
  if (known && known.others >= maxOpen) {
    throw new Conflict(`At most ${maxOpen} invitations are open at once: revoke some first`)
  }
  const createdAt = new Date()
  const expiresAt = nextExpiry(createdAt)
  const invitation = {
    id: Bun.randomUUIDv7(),
    workspaceId,
    email,
    role,
    invitedById: tx.actor.userId,
    expiresAt: expiresAt.toISOString(),
    createdAt: createdAt.toISOString(),
  }
  const row = { ...invitation, expiresAt, createdAt, clerkInvitationId: null }
  const tokenHash = invitationTokenHash(invitation, links)
  const { workspaceId: tenant, email: address } = workspaceInvitations
  await tx.db
    .insert(workspaceInvitations)
    .values({ ...row, tokenHash })
    .onConflictDoUpdate({ target: [tenant, address], set: { ...row, tokenHash } })
  await sendInvitation(tx, invitation)
  return { outcome: 'invited', invitation }
}
