import { createHash, createHmac } from 'node:crypto'
import type { Invitation } from '@nexa/shared/member'

/**
 * Made from the invitation with the server's secret, so that the token itself is stored nowhere, not even
 * in the kept answer of a request with an `Idempotency-Key`. A new expiry makes a new token.
 */
export const invitationToken = (
  { id, expiresAt }: Pick<Invitation, 'id' | 'expiresAt'>,
  secret: string,
) => createHmac('sha256', secret).update(`invitation ${id} ${expiresAt}`).digest('base64url')

/** 256 bits nobody can guess need no slow hash. */
export const hashInvitationToken = (token: string) =>
  createHash('sha256').update(token).digest('hex')
