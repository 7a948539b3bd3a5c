import type { ClerkMembership, ClerkOrganization, ClerkUser } from './clerk-directory'

/** News from Clerk, whichever way they came. `null`: not known, in a webhook about something that is gone. */
export type ClerkNews =
  | { kind: 'user'; user: ClerkUser }
  | { kind: 'user deleted'; id: string }
  | { kind: 'organization'; organization: ClerkOrganization }
  | { kind: 'organization deleted'; id: string }
  | { kind: 'membership'; membership: ClerkMembership }
  | { kind: 'membership deleted'; membership: ClerkMembership }
  | { kind: 'invitation accepted'; organizationId: string; email: string }
  | { kind: 'session ended'; id: string }

/** Where news come from. `deliveryId`: a webhook's `svix-id`, which counts once; null for what we asked for. */
export type ClerkSource = { deliveryId: string | null; saidAt: Date }
