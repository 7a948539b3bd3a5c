import { z } from 'zod'

/** From the most to the least powerful. */
export const roles = ['super_admin', 'pm', 'member', 'guest'] as const
export const role = z.enum(roles).meta({ id: 'Role' })
export type Role = z.infer<typeof role>

export const permissions = [
  'workspace:read',
  'workspace:update',
  'workspace:delete',
  'workspace:invite',
  'project:read',
  'project:create',
  'project:update',
  'project:delete',
  'task:read',
  'task:create',
  'task:update',
  'task:assign',
  'task:delete',
  'comment:read',
  'comment:create',
  'comment:update',
  'comment:delete',
] as const
export const permission = z.enum(permissions).meta({ id: 'Permission' })
export type Permission = z.infer<typeof permission>

const reading = ['workspace:read', 'project:read', 'task:read', 'comment:read'] as const
const working = [
  ...reading,
  'task:create',
  'task:update',
  'task:assign',
  'comment:create',
  'comment:update',
] as const
const leading = [
  ...working,
  'workspace:invite',
  'project:create',
  'project:update',
  'project:delete',
  'task:delete',
  'comment:delete',
] as const

/** What a role may do to anything in its workspace. What it may do to its own things: the policies. */
const granted: Record<Role, ReadonlySet<Permission>> = {
  super_admin: new Set(permissions),
  pm: new Set(leading),
  member: new Set(working),
  guest: new Set(reading),
}

export const hasPermission = (holder: Role, wanted: Permission) => granted[holder].has(wanted)

export const hasAnyPermission = (holder: Role, wanted: readonly Permission[]) =>
  wanted.some((one) => hasPermission(holder, one))

export const hasAllPermissions = (holder: Role, wanted: readonly Permission[]) =>
  wanted.every((one) => hasPermission(holder, one))

export const permissionsOf = (holder: Role) =>
  permissions.filter((one) => hasPermission(holder, one))

/** Nobody grants, changes or removes a role above their own. */
export const isAtLeast = (holder: Role, other: Role) =>
  roles.indexOf(holder) <= roles.indexOf(other)
