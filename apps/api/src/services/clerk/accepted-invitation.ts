import type { Invitation } from '@nexa/shared/member'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { change } from '../change'
import { invitationEntry } from '../member/invitation-entry'
import { clerkScope } from '../scope'
import type { ClerkBase } from './clerk-base'
import type { ClerkSource } from './clerk-event'
import { findOrganizationWorkspace } from './clerk-places'
import { isFirstDelivery } from './first-delivery'

type Accepted = { organizationId: string; email: string }

/** Who accepted it becomes a member by other news; here it only ends, unless it was made later. */
export async function acceptedInvitation(
  base: ClerkBase,
  { organizationId, email }: Accepted,
  { deliveryId, saidAt }: ClerkSource,
): Promise<void> {
  const found = await findOrganizationWorkspace(base.db, organizationId)
  if (!found) return
  const { workspaceId, ownerId } = found
  await change(clerkScope(base, workspaceId, ownerId), async (tx) => {
    if (!(await isFirstDelivery(tx.db, deliveryId))) return
    const ended = await firstRow<Pick<Invitation, 'id' | 'email' | 'role'>>(
      tx.db,
      sql`delete from workspace_invitations where workspace_id = ${workspaceId}
        and email = ${email} and created_at <= ${saidAt} returning id, email, role`,
    )
    if (ended) tx.record(invitationEntry(tx, ended, 'deleted'))
  })
}
