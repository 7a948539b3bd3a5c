import type { Invitation } from '@nexa/shared/member'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { change, type Tx } from '../change'
import { invitationEntry } from '../member/invitation-entry'
import { lockWorkspace } from '../member/lock-members'
import { clerkScope } from '../scope'
import type { ClerkBase } from './clerk-base'
import type { ClerkMembership } from './clerk-directory'
import type { ClerkSource } from './clerk-event'
import { findOrganizationWorkspace, isAnyGone } from './clerk-places'
import { nexaRoleOf } from './clerk-roles'
import { isNewest } from './clerk-version'
import { type AskedOrganization, ensureWorkspace } from './ensure-workspace'
import { isFirstDelivery } from './first-delivery'
import { isOverruled } from './is-overruled'
import { knownPerson } from './known-person'
import { noteClerkWrite } from './note-clerk-write'
import { settleMember } from './settle-member'

/** What is not here of the person and the organization is asked for in Clerk, before the transaction. */
export async function applyMembership(
  base: ClerkBase,
  membership: ClerkMembership,
  source: ClerkSource,
): Promise<void> {
  const { id, organizationId, userId: clerkUserId } = membership
  if (await isAnyGone(base.db, [id, organizationId, clerkUserId])) return
  const known = await findOrganizationWorkspace(base.db, organizationId)
  const asked = known ? null : await askForOrganization(base, organizationId)
  if (!known && !asked) return
  const userId = await knownPerson(base, clerkUserId)
  if (!userId) return
  const workspaceId = known?.workspaceId ?? Bun.randomUUIDv7()
  await change(clerkScope(base, workspaceId, userId), async (tx) => {
    if (known) await lockWorkspace(tx)
    if (!(await isFirstDelivery(tx.db, source.deliveryId))) return
    const { updatedAt } = membership
    const version = { id, kind: 'organization_membership' as const, updatedAt }
    if (!(await isNewest(tx.db, { ...version, saidAt: source.saidAt }))) return
    const write = { workspaceId, kind: 'member' as const, subject: userId }
    if (await isOverruled(tx.db, write, new Date(updatedAt))) return
    const email = await holdPerson(tx, userId)
    if (email === null) return
    if (asked) await ensureWorkspace(tx, asked, userId)
    const role = nexaRoleOf(base.roles, membership)
    const settled = await settleMember(tx, { userId, role, membership })
    const invitation = await endInvitation(tx, email)
    const place = { stream: workspaceId, copies: [{ stream: userId }] }
    if (asked) {
      const entity = { entity: 'workspace' as const, entityId: workspaceId }
      tx.record({ ...place, ...entity, action: 'created' })
    } else if (settled === 'joined') {
      const entity = { entity: 'member' as const, entityId: userId }
      tx.record({ ...place, ...entity, action: 'created', metadata: { role } })
    } else if (settled === 'unchanged' && invitation) {
      tx.record(invitationEntry(tx, invitation, 'deleted'))
    }
  })
}

/** Nobody needs it any more: not in Clerk either, if it was not the way in. */
async function endInvitation(tx: Tx, email: string) {
  const ended = await firstRow<Pick<Invitation, 'id' | 'email' | 'role'>>(
    tx.db,
    sql`delete from workspace_invitations
      where workspace_id = ${tx.workspaceId} and email = ${email} returning id, email, role`,
  )
  if (ended) await noteClerkWrite(tx, { kind: 'invitation', subject: email })
  return ended
}

async function askForOrganization(base: ClerkBase, id: string): Promise<AskedOrganization | null> {
  const saidAt = new Date()
  const organization = await base.directory.findOrganization(id)
  return organization && { organization, saidAt }
}

/** Their address; null: their account is gone. Whoever deletes it waits, and then finds the membership. */
async function holdPerson({ db }: Tx, userId: string): Promise<string | null> {
  const person = await firstRow<{ email: string }>(
    db,
    sql`select email from users where id = ${userId} and deleted_at is null for share`,
  )
  return person?.email ?? null
}
