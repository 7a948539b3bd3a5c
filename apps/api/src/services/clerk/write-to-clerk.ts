import type { InvitationLinks } from '../member/invitation-token'
import type { ClerkBase } from './clerk-base'

export type ClerkWrite = {
  workspaceId: string
  kind: 'member' | 'invitation' | 'organization'
  subject: string
}

/** Tells Clerk how something is here now. */
export async function writeToClerk(
  _base: ClerkBase,
  _write: ClerkWrite,
  _links: InvitationLinks,
): Promise<void> {
  throw new Error('to be written')
}
