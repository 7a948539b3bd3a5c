import {
  type ClerkDirectory,
  ClerkRefusal,
  type WantedMembership,
} from '../services/clerk/clerk-directory'
import { type ClerkRoles, nexaRoleOf } from '../services/clerk/clerk-roles'
import { membershipJson } from './clerk-json'
import { type ClerkCalls, nullIfGone } from './create-clerk-calls'

type Memberships = Pick<
  ClerkDirectory,
  | 'findMembership'
  | 'listMemberships'
  | 'createMembership'
  | 'updateMembership'
  | 'deleteMembership'
>

export function clerkMemberships(
  { ask, askFor, list, clerk: { organizations } }: ClerkCalls,
  roles: ClerkRoles,
): Memberships {
  const setRole = ({ organizationId, userId, role }: WantedMembership) =>
    askFor(membershipJson, () =>
      organizations.updateOrganizationMembership({ organizationId, userId, role }),
    )
  const noteRole = ({ organizationId, userId, nexaRole }: WantedMembership) =>
    askFor(membershipJson, () =>
      organizations.updateOrganizationMembershipMetadata({
        organizationId,
        userId,
        publicMetadata: { nexa_role: nexaRole },
      }),
    )
  const findMembership: Memberships['findMembership'] = async (organizationId, userId) => {
    const wanted = { organizationId, userId: [userId] }
    const found = await ask(() => organizations.getOrganizationMembershipList(wanted)).catch(
      nullIfGone,
    )
    const [membership] = found?.data ?? []
    return membership ? membershipJson.parse(membership.raw) : null
  }

  return {
    findMembership,
    listMemberships: (organizationId) =>
      list(membershipJson, (page) =>
        organizations.getOrganizationMembershipList({
          ...page,
          organizationId,
          orderBy: '+created_at',
        }),
      ),
    async createMembership(wanted) {
      const { organizationId, userId, role } = wanted
      await ask(() => organizations.createOrganizationMembership({ organizationId, userId, role }))
      return noteRole(wanted)
    },
    async updateMembership(wanted) {
      const was = await findMembership(wanted.organizationId, wanted.userId)
      if (!was) throw new ClerkRefusal('Clerk: not a member of the organization')
      if (was.role === wanted.role) return was.nexaRole === wanted.nexaRole ? was : noteRole(wanted)
      // Clerk tells of each call: what the first of them makes is the wanted role already, or the former one still.
      const between = nexaRoleOf(roles, { role: wanted.role, nexaRole: was.nexaRole })
      if (between === wanted.nexaRole) {
        await setRole(wanted)
        return noteRole(wanted)
      }
      await noteRole(wanted)
      return setRole(wanted)
    },
    async deleteMembership(organizationId, userId) {
      const which = { organizationId, userId }
      await ask(() => organizations.deleteOrganizationMembership(which)).catch(nullIfGone)
    },
  }
}
