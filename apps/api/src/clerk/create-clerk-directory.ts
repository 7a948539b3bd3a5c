import type { ClerkDirectory } from '../services/clerk/clerk-directory'
import { clerkInvitations } from './clerk-invitations'
import { organizationJson, userJson } from './clerk-json'
import { clerkMemberships } from './clerk-memberships'
import type { ClerkSettings } from './clerk-settings'
import { createClerkCalls, nullIfGone } from './create-clerk-calls'

type Settings = Pick<ClerkSettings, 'secretKey' | 'publishableKey' | 'apiUrl' | 'roles'>

export function createClerkDirectory(settings: Settings, callTimeoutMs = 5_000): ClerkDirectory {
  const calls = createClerkCalls(settings, callTimeoutMs)
  const { askFor, list, clerk } = calls
  const { users, organizations } = clerk
  // Oldest first: who comes while we read stands at the end.
  const orderBy = '+created_at'
  return {
    findUser: (id) => askFor(userJson, () => users.getUser(id)).catch(nullIfGone),
    findOrganization: (organizationId) =>
      askFor(organizationJson, () => organizations.getOrganization({ organizationId })).catch(
        nullIfGone,
      ),
    listUsers: () => list(userJson, (page) => users.getUserList({ ...page, orderBy })),
    listOrganizations: () =>
      list(organizationJson, (page) => organizations.getOrganizationList({ ...page, orderBy })),
    renameOrganization: (id, name) =>
      askFor(organizationJson, () => organizations.updateOrganization(id, { name })).catch(
        nullIfGone,
      ),
    ...clerkMemberships(calls, settings.roles),
    ...clerkInvitations(calls),
  }
}
