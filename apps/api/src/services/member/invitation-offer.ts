import type { Queryable } from '@nexa/db/client'
import type { Invitation, InvitationOffer } from '@nexa/shared/member'
import { type SQL, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import { hashInvitationToken } from './invitation-token'

/** For whoever has the link: that is what the token proves. */
export async function findOffer(db: Queryable, token: string): Promise<InvitationOffer> {
  const offer = await readOffer(db, sql`i.token_hash = ${hashInvitationToken(token)}`)
  if (!offer) throw new NotFound('Invitation')
  return offer
}

/** For its mail; undefined when there is nothing to send any more. */
export const findOfferToSend = (
  db: Queryable,
  { id, expiresAt }: Pick<Invitation, 'id' | 'expiresAt'>,
) => readOffer(db, sql`i.id = ${id} and i.expires_at = ${expiresAt}::timestamptz`)

const readOffer = (db: Queryable, isWanted: SQL) =>
  firstRow<InvitationOffer>(
    db,
    sql`select w.name as "workspaceName", u.name as "inviterName", i.email, i.role,
        ${isoTime(sql`i.expires_at`)} as "expiresAt"
      from workspace_invitations i join users u on u.id = i.invited_by_id
      join workspaces w on w.id = i.workspace_id and w.deleted_at is null
      where ${isWanted} and i.expires_at > now()`,
  )
