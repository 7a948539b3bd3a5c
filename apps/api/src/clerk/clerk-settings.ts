import type { ClerkRoles } from '../services/clerk/clerk-roles'

/** One Clerk project, as its dashboard shows it. */
export type ClerkSettings = {
  publishableKey: string
  secretKey: string
  /** PEM; null: the keys are asked for. */
  jwtKey: string | null
  issuer: string
  /** Origins whose pages may use a session; null: those that may use this Nexa. */
  authorizedParties: string[] | null
  /** null: webhooks are refused. */
  webhookSecret: string | null
  apiUrl: string
  roles: ClerkRoles
}
