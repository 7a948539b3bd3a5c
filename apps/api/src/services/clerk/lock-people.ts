import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { ClerkUser } from './clerk-directory'

export type PersonRow = {
  id: string
  clerkId: string | null
  email: string
  name: string
  avatarUrl: string | null
  /** Milliseconds: how new what Clerk said of them is. */
  updatedAt: number
}

/** The row of a Clerk user, and another one that has their address, held to the commit. */
export async function lockPeople(db: Queryable, { id, email }: ClerkUser) {
  // Two who take one address at once do so one after the other: the second finds the first one's row.
  if (email !== null) {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`email ${email}`}, 0))`)
  }
  // In ascending id: two people who swap their addresses don't wait for each other.
  await db.execute(
    sql`select 1 from users where clerk_id = ${id} or email = ${email} order by id for no key update`,
  )
  const rows = await listRows<PersonRow>(
    db,
    sql`select u.id, u.clerk_id as "clerkId", u.email, u.name, u.avatar_url as "avatarUrl",
        coalesce(extract(epoch from c.updated_at) * 1000, 0)::float8 as "updatedAt"
      from users u left join clerk_objects c on c.id = u.clerk_id
      where u.clerk_id = ${id} or u.email = ${email}`,
  )
  return {
    own: rows.find((row) => row.clerkId === id),
    holder: rows.find((row) => row.clerkId !== id),
  }
}
