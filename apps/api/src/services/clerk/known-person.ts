import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { applyUser } from './apply-user'
import type { ClerkBase } from './clerk-base'

/** Our id of a Clerk user, who is asked for in Clerk when new here. null: deleted there. */
export async function knownPerson(base: ClerkBase, clerkId: string): Promise<string | null> {
  const find = () =>
    firstRow<{ id: string }>(base.db, sql`select id from users where clerk_id = ${clerkId}`)
  const known = await find()
  if (known) return known.id
  const saidAt = new Date()
  const user = await base.directory.findUser(clerkId)
  if (!user) return null
  await applyUser(base, user, { deliveryId: null, saidAt })
  return (await find())?.id ?? null
}
