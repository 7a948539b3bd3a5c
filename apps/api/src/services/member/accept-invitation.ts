import type { Queryable } from '@nexa/db/client'
import { workspaceInvitations } from '@nexa/db/schema/workspace-invitations'
import { workspaceMembers } from '@nexa/db/schema/workspace-members'
import type { Role } from '@nexa/shared/permissions'
import type { Workspace } from '@nexa/shared/workspace'
import { eq, sql } from 'drizzle-orm'
import { Conflict, NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'
import { findFirstResult } from '../idempotency'
import { type AccountScope, enterWorkspace } from '../scope'
import { findWorkspace } from '../workspace/workspace-queries'
import { invitationEntry } from './invitation-entry'
import { findOffer } from './invitation-offer'
import { hashInvitationToken } from './invitation-token'

/** Throws unless the token invites this email to an account of its own. */
export async function checkInvitation(db: Queryable, token: string, email: string): Promise<void> {
  // First: a repeated sign-up used its invitation up, and is to hear that it has an account.
  const account = await firstRow(db, sql`select 1 from users where email = ${email}`)
  if (account) throw new Conflict('This email already has an account: sign in')
  const offer = await findOffer(db, token)
  if (offer.email !== email) throw new NotFound('Invitation')
}

type Offer = { id: string; workspaceId: string; role: Role; email: string }

/** Single use, and only for the email it was sent to: a forwarded link lets nobody else in. */
export async function acceptInvitation(account: AccountScope, token: string): Promise<Workspace> {
  const { userId } = account.actor
  const offer = sql`select i.id, i.workspace_id as "workspaceId", i.role, i.email from workspace_invitations i
    join users u on u.id = ${userId} and u.email = i.email
    join workspaces w on w.id = i.workspace_id and w.deleted_at is null
    where i.token_hash = ${hashInvitationToken(token)} and i.expires_at > now()`
  const found = await firstRow<Offer>(account.db, offer)
  if (!found) {
    // A retry finds nothing here: the first attempt used the invitation up.
    const first = await findFirstResult<Workspace>(account.db, account)
    if (first) return first.result
    throw new NotFound('Invitation')
  }
  const scope = enterWorkspace(account, found.workspaceId, found.role)
  return change(scope, async (tx) => {
    const open = await firstRow<Offer>(tx.db, sql`${offer} for update of i`)
    if (!open) throw new NotFound('Invitation')
    const joined = await tx.db
      .insert(workspaceMembers)
      .values({ workspaceId: open.workspaceId, userId, role: open.role })
      .onConflictDoNothing()
      .returning()
    await tx.db.delete(workspaceInvitations).where(eq(workspaceInvitations.id, open.id))
    await noteClerkWrite(tx, { kind: 'invitation', subject: open.email })
    // Who is in already keeps their role.
    if (joined.length === 0) {
      tx.record(invitationEntry(tx, open, 'deleted'))
      return findWorkspace(tx)
    }
    await noteClerkWrite(tx, { kind: 'member', subject: userId })
    tx.record({
      stream: open.workspaceId,
      copies: [{ stream: userId }],
      entity: 'member',
      entityId: userId,
      action: 'created',
      metadata: { role: open.role },
    })
    return findWorkspace(tx)
  })
}
