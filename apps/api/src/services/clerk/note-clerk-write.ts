import type { ClerkWrite } from '@nexa/shared/clerk'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import type { Tx } from '../change'

/**
 * In the transaction of a change that Clerk is to hear of. Answers whether the workspace is Clerk's at all:
 * then Clerk sends the mails. A later request is strictly newer: whoever tells Clerk sees that it came.
 */
export async function noteClerkWrite(
  { db, workspaceId, enqueue }: Tx,
  { kind, subject }: Pick<ClerkWrite, 'kind' | 'subject'>,
): Promise<boolean> {
  const noted = await firstRow(
    db,
    sql`insert into clerk_writes as open (id, workspace_id, kind, subject, requested_at)
      select ${Bun.randomUUIDv7()}::uuid, w.id, ${kind}::clerk_write_kind, ${subject}, clock_timestamp()
      from workspaces w where w.id = ${workspaceId} and w.clerk_org_id is not null
      on conflict (workspace_id, kind, subject) do update set attempts = 0, error = null,
        requested_at = greatest(excluded.requested_at, open.requested_at + interval '1 millisecond')
      returning id`,
  )
  if (!noted) return false
  enqueue({ name: 'write-to-clerk', data: { workspaceId, kind, subject } })
  return true
}
