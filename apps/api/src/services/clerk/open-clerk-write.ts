import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import type { Tx } from '../change'
import type { JobData } from '../job-queue'

export type ClerkWrite = JobData['write-to-clerk']

/** What Clerk is still to be told of, in an organization that it has as far as we know. */
export type OpenClerkWrite = ClerkWrite & {
  requestedAt: string
  ownerId: string
  /** null: gone from Clerk, with all that could be told of it. */
  organizationId: string | null
}

const isThis = ({ workspaceId, kind, subject }: ClerkWrite) =>
  sql`workspace_id = ${workspaceId} and kind = ${kind}::clerk_write_kind and subject = ${subject}`

/** undefined: Clerk has been told. */
export async function findOpenWrite(
  db: Queryable,
  write: ClerkWrite,
): Promise<OpenClerkWrite | undefined> {
  const open = await firstRow<Omit<OpenClerkWrite, keyof ClerkWrite>>(
    db,
    sql`select ${isoTime(sql`o.requested_at`)} as "requestedAt", w.owner_id as "ownerId",
        case when known.deleted_at is null then w.clerk_org_id end as "organizationId"
      from (select * from clerk_writes where ${isThis(write)}) o
      join workspaces w on w.id = o.workspace_id
      left join clerk_objects known on known.id = w.clerk_org_id`,
  )
  return open && { ...write, ...open }
}

/** Whether an earlier change of a member is still to be told: until then Clerk may refuse a later one. */
export async function isAfterAnother(db: Queryable, write: OpenClerkWrite): Promise<boolean> {
  const earlier = await firstRow(
    db,
    sql`select 1 from clerk_writes where workspace_id = ${write.workspaceId} and kind = 'member'
      and requested_at < ${write.requestedAt}::timestamptz limit 1`,
  )
  return earlier !== undefined
}

/** Unless it was asked for again: what was told may be out of date, and the later request has its own job. */
export async function closeWrite({ db }: Tx, write: OpenClerkWrite): Promise<void> {
  await db.execute(
    sql`delete from clerk_writes
      where ${isThis(write)} and requested_at = ${write.requestedAt}::timestamptz`,
  )
}

export async function noteFailedWrite(
  { db }: Tx,
  write: OpenClerkWrite,
  error: string,
): Promise<void> {
  await db.execute(
    sql`update clerk_writes set attempts = attempts + 1, error = ${error}
      where ${isThis(write)} and requested_at = ${write.requestedAt}::timestamptz`,
  )
}
