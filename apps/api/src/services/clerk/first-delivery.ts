import type { Queryable } from '@nexa/db/client'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'

/** Svix tries for about a day, and its dashboard sends again for a month. */
const keepDays = 35

/** In the transaction of the effect: whether this webhook has none yet. null is no webhook, and always new. */
export async function isFirstDelivery(db: Queryable, deliveryId: string | null): Promise<boolean> {
  if (deliveryId === null) return true
  const noted = await firstRow(
    db,
    sql`insert into webhook_deliveries (id) values (${deliveryId}) on conflict do nothing returning id`,
  )
  return noted !== undefined
}

export async function forgetOldDeliveries(db: Queryable): Promise<void> {
  const isOld = sql`now() - make_interval(days => ${keepDays})`
  await db.execute(sql`delete from webhook_deliveries where received_at < ${isOld}`)
  // A token of a session that ended so long ago has ended itself.
  await db.execute(sql`delete from clerk_objects where kind = 'session' and deleted_at < ${isOld}`)
}
