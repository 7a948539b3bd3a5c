import { hasPermission, type Permission } from '@nexa/shared/permissions'
import type { ReadScope } from './scope'

/** Anybody but a program whose token may only read. */
export const mayWrite = ({ actor }: Pick<ReadScope, 'actor'>) =>
  actor.type !== 'api_token' || !actor.isReadOnly

/** What policies ask: the role's permission, as far as the way of signing in lets it be used. */
export const may = (scope: Pick<ReadScope, 'actor' | 'role'>, permission: Permission) =>
  hasPermission(scope.role, permission) && (permission.endsWith(':read') || mayWrite(scope))
