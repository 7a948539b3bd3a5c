import type { ScopeBase } from '../scope'
import type { ClerkDirectory } from './clerk-directory'
import type { ClerkRoles } from './clerk-roles'

/** Clerk ids. */
export type ClerkChange = { userId: string } | { sessionId: string }

/** What everything about Clerk works with. */
export type ClerkBase = ScopeBase & {
  directory: ClerkDirectory
  roles: ClerkRoles
  /** Told after the commit: tokens of this person or session are looked at again. */
  onChanged: (changed: ClerkChange) => void
}
