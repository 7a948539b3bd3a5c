import { applyNews } from './apply-news'
import type { ClerkBase } from './clerk-base'
import type { ClerkNews } from './clerk-event'
import { listKnownMemberships, listKnownOrganizations, listKnownUsers } from './clerk-known'
import { retryClerkWrites } from './retry-clerk-writes'

/** What Clerk has, how much of ours it had no longer, and changes of ours that it was told again. */
export type SyncReport = {
  users: number
  organizations: number
  memberships: number
  removed: number
  retried: number
}

/**
 * Repairs what lost webhooks left: everything Clerk has, then what it has no longer. Safe beside a running
 * Nexa: each piece of news takes effect only if nothing newer has.
 */
export async function syncClerk(base: ClerkBase): Promise<SyncReport> {
  const { directory } = base
  const apply = (news: ClerkNews) => applyNews(base, news, { deliveryId: null, saidAt: new Date() })
  const users = new Set<string>()
  for await (const user of directory.listUsers()) {
    await apply({ kind: 'user', user })
    users.add(user.id)
  }
  const organizations = new Set<string>()
  const memberships = new Set<string>()
  for await (const organization of directory.listOrganizations()) {
    await apply({ kind: 'organization', organization })
    organizations.add(organization.id)
    for await (const membership of directory.listMemberships(organization.id)) {
      await apply({ kind: 'membership', membership })
      memberships.add(membership.id)
    }
  }
  const removed = await removeMissing(base, { users, organizations, memberships }, apply)
  return {
    users: users.size,
    organizations: organizations.size,
    memberships: memberships.size,
    removed,
    retried: await retryClerkWrites(base),
  }
}

type Seen = Record<'users' | 'organizations' | 'memberships', ReadonlySet<string>>

/** What was not listed may have come while the lists were read: Clerk is asked for each before it goes. */
async function removeMissing(
  { db, directory }: ClerkBase,
  seen: Seen,
  apply: (news: ClerkNews) => Promise<void>,
): Promise<number> {
  let removed = 0
  const remove = async (news: ClerkNews) => {
    await apply(news)
    removed += 1
  }
  for (const id of await listKnownUsers(db)) {
    if (seen.users.has(id) || (await directory.findUser(id))) continue
    await remove({ kind: 'user deleted', id })
  }
  for (const id of await listKnownOrganizations(db)) {
    if (seen.organizations.has(id) || (await directory.findOrganization(id))) continue
    await remove({ kind: 'organization deleted', id })
  }
  for (const known of await listKnownMemberships(db)) {
    if (seen.memberships.has(known.id)) continue
    const found = await directory.findMembership(known.organizationId, known.userId)
    if (found?.id === known.id) continue
    const gone = { ...known, role: '', nexaRole: null, updatedAt: Date.now() }
    await remove({ kind: 'membership deleted', membership: gone })
    if (found) await apply({ kind: 'membership', membership: found })
  }
  return removed
}
