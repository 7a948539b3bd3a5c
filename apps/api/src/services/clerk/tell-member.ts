import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { applyNews } from './apply-news'
import type { ClerkMembership } from './clerk-directory'
import { clerkRoleOf, nexaRoleOf } from './clerk-roles'
import { isNewest } from './clerk-version'
import { noteMembership } from './note-membership'
import { nothingToNote, type Telling, type Told } from './tell-clerk'

type Here = {
  clerkId: string
  role: Role | null
  /** Clerk's membership, unless its end is known. */
  membershipId: string | null
}

/** Whether somebody is a member, and in which role. */
export async function tellMember(telling: Telling): Promise<Told> {
  const { directory } = telling.base
  const { organizationId } = telling.write
  const here = await findHere(telling)
  // Nobody that Clerk knows, or knows any longer.
  if (!here) return nothingToNote
  const { clerkId, role } = here
  const there = await directory.findMembership(organizationId, clerkId)
  if (role !== null) return tellRole(telling, { ...here, role }, there)
  if (!there) return nothingToNote
  await directory.deleteMembership(organizationId, clerkId)
  return {
    async note({ db }) {
      await isNewest(db, {
        id: there.id,
        kind: 'organization_membership',
        updatedAt: Date.now(),
        saidAt: new Date(),
        isDeleted: true,
      })
      return true
    },
  }
}

const findHere = ({ base, write: { workspaceId, subject } }: Telling) =>
  firstRow<Here>(
    base.db,
    sql`select u.clerk_id as "clerkId", m.role,
        case when known.deleted_at is null then m.clerk_membership_id end as "membershipId"
      from users u left join workspace_members m on m.user_id = u.id and m.workspace_id = ${workspaceId}
      left join clerk_objects known on known.id = m.clerk_membership_id
      where u.id = ${subject} and u.clerk_id is not null and u.deleted_at is null`,
  )

async function tellRole(
  telling: Telling,
  { clerkId, role, membershipId }: Here & { role: Role },
  there: ClerkMembership | null,
): Promise<Told> {
  const { base, write } = telling
  const { directory, roles } = base
  const { organizationId } = write
  if (!there && membershipId !== null) {
    return endHere(telling, { id: membershipId, organizationId, userId: clerkId })
  }
  const note = noteMembership(write)
  if (there && nexaRoleOf(roles, there) === role) return { note: note(there) }
  const wanted = {
    organizationId,
    userId: clerkId,
    role: clerkRoleOf(roles, role),
    nexaRole: role,
  }
  const told = there
    ? await directory.updateMembership(wanted)
    : await directory.createMembership(wanted)
  // Clerk takes a role and what Nexa notes of it one after the other, and tells of each: of the first, alone,
  // another role may have come in here.
  const source = { deliveryId: null, saidAt: new Date() }
  const after = () => applyNews(base, { kind: 'membership', membership: told }, source)
  return { note: note(told), after }
}

/**
 * Clerk's membership was this one, and its ids never return: somebody was taken out over there, and the news
 * of it are late. Unless they came and were older than the change here, it counts as the later of the two.
 */
async function endHere(
  { base, write }: Telling,
  known: Pick<ClerkMembership, 'id' | 'organizationId' | 'userId'>,
): Promise<Told> {
  // All of an organization's memberships end with it, which is news of the organization.
  if (!(await base.directory.findOrganization(known.organizationId))) return nothingToNote
  const updatedAt = Math.max(Date.now(), Date.parse(write.requestedAt) + 1)
  const membership = { ...known, role: '', nexaRole: null, updatedAt }
  const source = { deliveryId: null, saidAt: new Date(updatedAt) }
  await applyNews(base, { kind: 'membership deleted', membership }, source)
  return { note: async () => false }
}
