import type { ScopeBase } from '../scope'
import type { SignInChange } from '../sign-in/sign-in-change'
import type { ClerkDirectory } from './clerk-directory'
import type { ClerkRoles } from './clerk-roles'

/** What everything about Clerk works with. */
export type ClerkBase = ScopeBase & {
  directory: ClerkDirectory
  roles: ClerkRoles
  /** Told after the commit: tokens of this person or session are looked at again. */
  onChanged: (changed: SignInChange) => void
}
