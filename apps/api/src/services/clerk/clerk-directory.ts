/** What Clerk says of somebody. Times are milliseconds, as Clerk has them. */
export type ClerkUser = {
  id: string
  /** The primary address, in lower case, if it is verified. */
  email: string | null
  name: string
  avatarUrl: string | null
  updatedAt: number
}

export type ClerkOrganization = {
  id: string
  name: string
  slug: string | null
  /** Clerk id of its founder, if a person made it. */
  createdBy: string | null
  updatedAt: number
}

export type ClerkMembership = {
  id: string
  organizationId: string
  /** Clerk id. */
  userId: string
  /** A role of Clerk, such as `org:admin`. */
  role: string
  /** What Nexa noted in the membership's public metadata: finer than Clerk's role. */
  nexaRole: string | null
  updatedAt: number
}

/** An invitation nobody has accepted or revoked. */
export type ClerkInvitation = { id: string; email: string; role: string }

type NewClerkInvitation = {
  organizationId: string
  email: string
  role: string
  nexaRole: string
  inviterId: string | null
  redirectUrl: string
}

/**
 * Clerk's Backend API. What isn't there is null. Throws `Unavailable` when Clerk can't be reached or is busy, and
 * `ClerkRefusal` when it says no. Lists are read page by page.
 */
export type ClerkDirectory = {
  findUser: (id: string) => Promise<ClerkUser | null>
  findOrganization: (id: string) => Promise<ClerkOrganization | null>
  findMembership: (organizationId: string, userId: string) => Promise<ClerkMembership | null>
  listUsers: () => AsyncIterable<ClerkUser>
  listOrganizations: () => AsyncIterable<ClerkOrganization>
  listMemberships: (organizationId: string) => AsyncIterable<ClerkMembership>
  renameOrganization: (id: string, name: string) => Promise<ClerkOrganization | null>
  createMembership: (wanted: WantedMembership) => Promise<ClerkMembership>
  /** Also notes the Nexa role in the public metadata. */
  updateMembership: (wanted: WantedMembership) => Promise<ClerkMembership>
  deleteMembership: (organizationId: string, userId: string) => Promise<void>
  listInvitations: (organizationId: string) => AsyncIterable<ClerkInvitation>
  createInvitation: (wanted: NewClerkInvitation) => Promise<ClerkInvitation>
  revokeInvitation: (organizationId: string, invitationId: string) => Promise<void>
}

export type WantedMembership = {
  organizationId: string
  userId: string
  role: string
  nexaRole: string
}

/** Clerk understood and said no: the same call would be refused again. */
export class ClerkRefusal extends Error {}
