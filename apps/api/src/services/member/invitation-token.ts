import { createHash, createHmac } from 'node:crypto'
import type { CreatedInvitation, Invitation } from '@nexa/shared/member'

/** How links to accept an invitation are made. */
export type InvitationLinks = { publicUrl: string; secret: string }

type Dated = Pick<Invitation, 'id' | 'expiresAt'>

/**
 * Made from the invitation with the server's secret, so that the token itself is stored nowhere, not even
 * in the kept answer of a request with an `Idempotency-Key`. A new expiry makes a new token.
 */
const tokenOf = ({ id, expiresAt }: Dated, secret: string) =>
  createHmac('sha256', secret).update(`invitation ${id} ${expiresAt}`).digest('base64url')

/** 256 bits nobody can guess need no slow hash. */
export const hashInvitationToken = (token: string) =>
  createHash('sha256').update(token).digest('hex')

export const invitationTokenHash = (invitation: Dated, { secret }: InvitationLinks) =>
  hashInvitationToken(tokenOf(invitation, secret))

export const invitationUrl = (invitation: Dated, { publicUrl, secret }: InvitationLinks) =>
  `${publicUrl}/invitations/${tokenOf(invitation, secret)}`

/** For the inviter, who may pass the link on. */
export const withLink = (invitation: Invitation, links: InvitationLinks): CreatedInvitation => ({
  ...invitation,
  token: tokenOf(invitation, links.secret),
  url: invitationUrl(invitation, links),
})
