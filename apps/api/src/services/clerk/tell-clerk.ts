import type { Tx } from '../change'
import type { InvitationLinks } from '../member/invitation-token'
import type { ClerkBase } from './clerk-base'
import type { OpenClerkWrite } from './open-clerk-write'

/** What one attempt to tell Clerk works with. */
export type Telling = {
  base: ClerkBase
  write: OpenClerkWrite & { organizationId: string }
  links: InvitationLinks
  /** Clerk refused the attempt just before. */
  isRefused: boolean
}

/** Clerk has what is here. */
export type Told = {
  /** In the transaction that closes the write: what Clerk answered. False: look at both sides again. */
  note: (tx: Tx) => Promise<boolean>
  /** After that transaction. */
  after?: () => Promise<void>
}

export const nothingToNote: Told = { note: async () => true }
