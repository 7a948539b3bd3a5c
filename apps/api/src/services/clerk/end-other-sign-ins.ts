import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'

/** Every way in but Clerk's. */
export async function endOtherSignIns(db: Queryable, userId: string): Promise<void> {
  await db.execute(sql`delete from sessions where user_id = ${userId}`)
  await db.execute(sql`delete from accounts where user_id = ${userId}`)
  await db.execute(sql`delete from api_tokens where user_id = ${userId}`)
}
