import type { ApiToken, CreateApiToken, CreatedApiToken } from '@nexa/shared/api-token'
import { sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { findFirstResult, keepResult } from '../idempotency'
import { type AccountScope, openScope } from '../scope'
import { apiTokenJson } from './api-token-queries'
import { apiTokenPrefix, hashApiToken, newApiToken } from './api-token-text'

/** Nobody needs more, and the list has no pages. */
const maxCount = 500

/**
 * Not by way of change(): a personal token is no news for the workspace, whose feed all members read, and
 * the result kept for a retry would hold the token. The request's log line is the audit trail.
 */
export async function createApiToken(
  account: AccountScope,
  { name, expiresAt, isReadOnly, workspaceId: named }: CreateApiToken,
  active: string | undefined,
): Promise<CreatedApiToken> {
  const { db, actor } = account
  if (await findFirstResult(db, account)) {
    throw new Conflict('An earlier try made this token and showed it: delete it and make another')
  }
  const { workspaceId } = await openScope(account, named ?? active)
  const count = await firstRow(
    db,
    sql`select 1 from api_tokens where user_id = ${actor.userId} offset ${maxCount - 1} limit 1`,
  )
  if (count) throw new Conflict(`You have ${maxCount} tokens: delete one first`)
  const token = newApiToken()
  const made = await firstRow<{ token: ApiToken }>(
    db,
    sql`with ${account.mutation ? sql`kept as (${keepResult(account, null)}),` : sql``} t as (
        insert into api_tokens (id, workspace_id, user_id, name, prefix, token_hash, is_read_only, expires_at)
        values (${Bun.randomUUIDv7()}, ${workspaceId}, ${actor.userId}, ${name}, ${apiTokenPrefix(token)},
          ${hashApiToken(token)}, ${isReadOnly}, ${expiresAt ?? null})
        returning *
      )
      select ${apiTokenJson} as token from t`,
  )
  if (!made) throw new Error('The token was not stored')
  return { ...made.token, token }
}
