import type { Member } from '@nexa/shared/member'
import { hasPermission, isAtLeast, type Role, roles } from '@nexa/shared/permissions'
import { may } from '../may'
import type { ReadScope } from '../scope'

/** Nobody lets somebody in above their own role. */
export const canInvite = (scope: ReadScope, role: Role) =>
  may(scope, 'workspace:invite') && isAtLeast(scope.role, role)

/** Those that somebody of this role could invite nobody to. */
export const rolesOutOfReach = (holder: Role) =>
  roles.filter((role) => !hasPermission(holder, 'workspace:invite') || !isAtLeast(holder, role))

/** Everybody may leave. */
export const canRemoveMember = (scope: ReadScope, member: Member) =>
  scope.actor.userId === member.userId || canInvite(scope, member.role)

/** Everybody may lower their own role. */
export const canChangeRole = (scope: ReadScope, member: Member, role: Role) =>
  isAtLeast(scope.role, role) && canRemoveMember(scope, member)
