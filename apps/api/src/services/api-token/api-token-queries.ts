import type { Queryable } from '@nexa/db/client'
import type { ApiToken } from '@nexa/shared/api-token'
import { sql } from 'drizzle-orm'
import { firstRow, listRows } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import { type AccountScope, workspaceInReach } from '../scope'
import type { LiveSignIn } from '../sign-in/sign-in-change'

/** An `ApiToken`, from `api_tokens t`. */
export const apiTokenJson = sql`json_build_object('id', t.id, 'workspaceId', t.workspace_id,
  'name', t.name, 'prefix', t.prefix, 'isReadOnly', t.is_read_only,
  'expiresAt', ${isoTime(sql`t.expires_at`)}, 'lastUsedAt', ${isoTime(sql`t.last_used_at`)},
  'createdAt', ${isoTime(sql`t.created_at`)})`

/** One's own, expired ones too, the newest first. */
export async function listApiTokens({ db, actor }: AccountScope): Promise<ApiToken[]> {
  const rows = await listRows<{ token: ApiToken }>(
    db,
    sql`select ${apiTokenJson} as token from api_tokens t
      join workspaces w on w.id = t.workspace_id and w.deleted_at is null
      where t.user_id = ${actor.userId} ${workspaceInReach(actor)} order by t.id desc`,
  )
  return rows.map((row) => row.token)
}

/** Which of these tokens were not deleted. */
export const listLiveTokens = (db: Queryable, ids: readonly string[]): Promise<LiveSignIn[]> =>
  listRows<LiveSignIn>(
    db,
    sql`select t.id, ${isoTime(sql`t.expires_at`)} as "expiresAt" from api_tokens t
      where t.id = any(${sql.param([...ids])}::uuid[])`,
  )

/** A token and whose it is. `isUnused`: not seen for a minute. */
export type FoundApiToken = {
  token: ApiToken
  user: { id: string; email: string; name: string; avatarUrl: string | null }
  isUnused: boolean
}

export const findApiToken = (db: Queryable, tokenHash: string) =>
  firstRow<FoundApiToken>(
    db,
    sql`select ${apiTokenJson} as token,
        json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'avatarUrl', u.avatar_url) as user,
        t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "isUnused"
      from api_tokens t join users u on u.id = t.user_id and u.deleted_at is null
      where t.token_hash = ${tokenHash} and (t.expires_at is null or t.expires_at > now())`,
  )
