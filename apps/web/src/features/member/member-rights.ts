import type { Me } from '@nexa/shared/account'
import type { Member } from '@nexa/shared/member'
import { isAtLeast, type Permission, type Role, roles } from '@nexa/shared/permissions'

type Reader = { me: Me; may: (permission: Permission) => boolean }

/** Nobody grants a role above their own. */
export const rolesToGive = ({ me }: Reader): Role[] =>
  roles.filter((role) => me.role !== null && isAtLeast(me.role, role))

/** Everybody may lower their own role, and leave. */
export const mayChange = ({ me, may }: Reader, { userId, role }: Pick<Member, 'userId' | 'role'>) =>
  userId === me.id || (may('workspace:invite') && me.role !== null && isAtLeast(me.role, role))
