import { Unavailable } from '../../lib/errors'
import { applyNews } from './apply-news'
import type { ClerkBase } from './clerk-base'
import { ClerkRefusal } from './clerk-directory'
import type { ClerkPerson, ClerkSession } from './clerk-people-queries'

/**
 * Asks Clerk for what is not known here of whoever comes with a session: the person, and their membership
 * of its organization. All of it is asked for before anything is written.
 */
export async function meetPerson(
  base: ClerkBase,
  { userId, organizationId }: ClerkSession,
  known: ClerkPerson,
): Promise<void> {
  const { directory } = base
  // What Clerk answers is at least as new as this.
  const source = { deliveryId: null, saidAt: new Date() }
  const [user, membership] = await Promise.all([
    known.user ? null : directory.findUser(userId),
    organizationId === null ? null : directory.findMembership(organizationId, userId),
  ]).catch(refused)
  if (user) await applyNews(base, { kind: 'user', user }, source)
  if (membership) await applyNews(base, { kind: 'membership', membership }, source)
}

/** Clerk refuses us, not them: such as with a secret key of another project. */
function refused(error: unknown): never {
  if (!(error instanceof ClerkRefusal)) throw error
  throw new Unavailable('Clerk does not tell Nexa who you are: have CLERK_SECRET_KEY checked', 60)
}
