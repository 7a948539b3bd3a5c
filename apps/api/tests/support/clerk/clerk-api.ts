import { type Context, Hono } from 'hono'
import { ClerkError } from './clerk-error'
import { invitationRoutes } from './clerk-invitation-routes'
import { membershipRoutes } from './clerk-membership-routes'
import { answer, listAnswer, pageOf } from './clerk-pages'
import type { ClerkStore } from './clerk-store'

export type ApiOptions = { store: ClerkStore; secretKey: string; keys: () => object[] }

/** What Nexa uses of Clerk's Backend API, and what its SDK calls besides. */
export function clerkApi({ store, secretKey, keys }: ApiOptions): Hono {
  const app = new Hono().basePath('/v1')
  app.onError((error) => {
    const refusal = error instanceof ClerkError ? error : new ClerkError(500, 'bug', String(error))
    return answer(refusal.body, refusal.status)
  })
  app.notFound(() => answer(new ClerkError(404, 'resource_not_found', 'No such route.').body, 404))
  app.use(async (c, next) => {
    if (c.req.header('authorization') === `Bearer ${secretKey}`) return next()
    throw new ClerkError(401, 'clerk_key_invalid', 'The provided Clerk Secret Key is invalid.')
  })
  app.get('/jwks', () => answer({ keys: keys() }))
  app.get('/users', (c) => answer(pageOf(c, wantedUsers(c)).page))
  app.get('/users/count', (c) =>
    answer({ object: 'total_count', total_count: wantedUsers(c).length }),
  )
  app.get('/users/:userId', (c) => answer(store.user(c.req.param('userId'))))
  app.get('/organizations', (c) => listAnswer(c, [...store.organizations.values()]))
  app.get('/organizations/:id', (c) => answer(store.organization(c.req.param('id'))))
  app.patch('/organizations/:id', async (c) => {
    const { name, slug } = await c.req.json()
    return answer(store.updateOrganization(c.req.param('id'), { name, slug }))
  })
  app.route('/organizations/:organizationId/memberships', membershipRoutes(store))
  app.route('/organizations/:organizationId/invitations', invitationRoutes(store))
  return app

  function wantedUsers(c: Context) {
    const ids = c.req.queries('user_id')
    return [...store.users.values()].filter(({ id }) => !ids || ids.includes(id))
  }
}
