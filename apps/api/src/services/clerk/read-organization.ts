import { change } from '../change'
import { settleOwner } from '../member/keep-one-in-charge'
import { lockWorkspace } from '../member/lock-members'
import { clerkScope } from '../scope'
import { applyNews } from './apply-news'
import type { ClerkBase } from './clerk-base'
import { findOrganizationWorkspace } from './clerk-places'

/** Brings all members of an organization into its workspace, which then belongs to one who is in charge. */
export async function readOrganization(
  base: ClerkBase,
  organizationId: string,
  stopping?: AbortSignal,
): Promise<void> {
  const saidAt = new Date()
  for await (const membership of base.directory.listMemberships(organizationId)) {
    stopping?.throwIfAborted()
    await applyNews(base, { kind: 'membership', membership }, { deliveryId: null, saidAt })
  }
  const found = await findOrganizationWorkspace(base.db, organizationId)
  if (!found) return
  await change(clerkScope(base, found.workspaceId, found.ownerId), async (tx) => {
    await lockWorkspace(tx)
    await settleOwner(tx)
  })
}
