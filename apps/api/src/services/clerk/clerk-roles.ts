import { isAtLeast, type Role, role as roleSchema, roles } from '@nexa/shared/permissions'

/** Which role of Clerk is which of ours. Several may mean the same; ours need not all be there. */
export type ClerkRoles = ReadonlyMap<string, Role>

/** The roles that every Clerk project has. */
export const defaultClerkRoles: ClerkRoles = new Map<string, Role>([
  ['org:admin', 'super_admin'],
  ['org:member', 'member'],
])

/** The role of Clerk that comes closest without being more, or else the least there is. */
export function clerkRoleOf(known: ClerkRoles, wanted: Role): string {
  const byPower = [...known].sort(([, a], [, b]) => roles.indexOf(a) - roles.indexOf(b))
  const [name] = byPower.find(([, role]) => isAtLeast(wanted, role)) ?? byPower.at(-1) ?? []
  if (!name) throw new Error('No role of Clerk is known')
  return name
}

/**
 * Our role of a membership. What Nexa noted in it counts as long as it belongs to the role that Clerk has:
 * who is made an admin in Clerk's dashboard is one. A role of Clerk that nobody mapped may only read.
 */
export function nexaRoleOf(
  known: ClerkRoles,
  { role, nexaRole }: { role: string; nexaRole: string | null },
): Role {
  const noted = roleSchema.safeParse(nexaRole)
  if (noted.success && clerkRoleOf(known, noted.data) === role) return noted.data
  return known.get(role) ?? 'guest'
}
