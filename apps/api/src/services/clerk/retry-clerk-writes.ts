import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { ScopeBase } from '../scope'
import type { ClerkWrite } from './open-clerk-write'

/** Asks again for all that Clerk has not taken, also what it refused. Answers how many there are. */
export async function retryClerkWrites({ db, jobs }: ScopeBase): Promise<number> {
  const open = await listRows<ClerkWrite>(
    db,
    sql`select workspace_id as "workspaceId", kind, subject from clerk_writes order by requested_at, id`,
  )
  const requests = open.map((data) => ({ name: 'write-to-clerk' as const, data }))
  await jobs.enqueue(db, requests)
  jobs.wake(requests)
  return open.length
}
