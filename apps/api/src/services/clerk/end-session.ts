import { changePerson } from '../change'
import type { ClerkBase } from './clerk-base'
import type { ClerkSource } from './clerk-event'
import { isNewest } from './clerk-version'
import { isFirstDelivery } from './first-delivery'

/** Its tokens are refused from now on, long before they expire. */
export async function endSession(
  base: ClerkBase,
  id: string,
  { deliveryId, saidAt }: ClerkSource,
): Promise<void> {
  await changePerson(base, async ({ db }) => {
    if (!(await isFirstDelivery(db, deliveryId))) return
    const updatedAt = saidAt.getTime()
    await isNewest(db, { id, kind: 'session', updatedAt, saidAt, isDeleted: true })
  })
  base.onChanged({ sessionId: id })
}
