import type { Queryable } from '@nexa/db/client'
import { changePerson } from '../change'
import type { ScopeBase } from '../scope'
import type { ClerkSource } from './clerk-event'
import { type ClerkVersion, isNewest } from './clerk-version'
import { isFirstDelivery } from './first-delivery'
import { Outdated } from './until-current'

type Absent = {
  source: ClerkSource
  version: Omit<ClerkVersion, 'saidAt'>
  /** Asked again under the lock of the version, which whoever brings it here takes first. */
  find: (db: Queryable) => Promise<object | undefined>
}

/** For news of what is not here: nothing to change, but older news will bring nothing back. */
export const noteAbsent = (base: ScopeBase, { source, version, find }: Absent): Promise<void> =>
  changePerson(base, async ({ db }) => {
    const { deliveryId, saidAt } = source
    if (!(await isFirstDelivery(db, deliveryId))) return
    await isNewest(db, { ...version, saidAt })
    if (await find(db)) throw new Outdated()
  })
