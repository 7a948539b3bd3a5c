import { z } from 'zod'

/** Nothing else is Clerk's, or would fit into the database. */
export const clerkId = (prefix: 'user' | 'sess' | 'org' | 'orgmem' | 'orginv') =>
  z.string().regex(new RegExp(`^${prefix}_[\\w-]{1,100}$`), `Expected an id of Clerk: ${prefix}_…`)

/** As far ahead as a signature may be. */
const maxAheadMs = 300_000

/** Milliseconds. What claims to be of the future would be newer than all that comes until then. */
export const clerkTime = z
  .number()
  .int()
  .nonnegative()
  .transform((at) => {
    const now = Date.now()
    return at > now + maxAheadMs ? now : at
  })
