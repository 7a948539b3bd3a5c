import { type Role, role } from '@nexa/shared/permissions'

export const roleNames: Record<Role, string> = {
  super_admin: 'Admin',
  pm: 'Project manager',
  member: 'Member',
  guest: 'Guest',
}

/** Within a sentence; undefined: no role. */
export function roleNameOf(value: unknown): string | undefined {
  const known = role.safeParse(value)
  return known.success ? roleNames[known.data].toLowerCase() : undefined
}
