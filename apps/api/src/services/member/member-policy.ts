import { hasPermission, isAtLeast, type Role } from '@nexa/shared/permissions'
import type { ReadScope } from '../scope'

/** Nobody lets somebody in above their own role. */
export const canInvite = (scope: ReadScope, role: Role) =>
  hasPermission(scope.role, 'workspace:invite') && isAtLeast(scope.role, role)
