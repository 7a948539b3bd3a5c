import { clerkOperations as operations } from '@nexa/shared/clerk-operations'
import { readWebhook } from '../clerk/read-webhook'
import { NotFound, Unavailable } from '../lib/errors'
import { applyNews } from '../services/clerk/apply-news'
import type { ClerkBase } from '../services/clerk/clerk-base'
import { listClerkWrites } from '../services/clerk/list-clerk-writes'
import { memberEndpoint, publicEndpoint } from './endpoint'

/** null: people have local accounts. */
export type ClerkRouteOptions = {
  base: ClerkBase
  publishableKey: string
  webhookSecret: string | null
} | null

export const clerkRoutes = (clerk: ClerkRouteOptions) => [
  publicEndpoint(operations.getSignInOptions, async ({ c }) => ({
    provider: clerk ? ('clerk' as const) : ('local' as const),
    isSignedIn: c.get('account') !== undefined,
    clerkPublishableKey: clerk?.publishableKey ?? null,
  })),
  publicEndpoint(operations.receiveClerkWebhook, async ({ c }) => {
    if (!clerk) throw new NotFound('Route')
    // Svix tries again: nothing that comes before the secret is set gets lost.
    if (!clerk.webhookSecret) throw new Unavailable('CLERK_WEBHOOK_SECRET is not set', 300)
    // Signed is the text, to the byte.
    const { news, source } = await readWebhook(
      c.req.raw.headers,
      await c.req.text(),
      clerk.webhookSecret,
    )
    c.set('isSigned', true)
    if (news) await applyNews(clerk.base, news, source)
    return null
  }),
  memberEndpoint(operations.listClerkWrites, ({ scope }) => listClerkWrites(scope)),
]
