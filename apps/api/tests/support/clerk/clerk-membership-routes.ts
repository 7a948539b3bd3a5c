import { type Context, Hono } from 'hono'
import { ClerkError } from './clerk-error'
import { answer, listAnswer } from './clerk-pages'
import { type ClerkStore, type MemberKey, permissionsOf } from './clerk-store'

export function membershipRoutes(store: ClerkStore): Hono {
  const app = new Hono()

  app.get('/', (c) => {
    const { id } = store.organization(c.req.param('organizationId') ?? '')
    const userIds = c.req.queries('user_id')
    const wanted = membersOf(id).filter(({ userId }) => !userIds || userIds.includes(userId))
    return listAnswer(
      c,
      wanted.map((one) => store.membershipJson(one)),
    )
  })

  app.post('/', async (c) => {
    const { user_id: userId, role } = await c.req.json()
    return answer(store.addMembership({ ...keyOf(c), userId, role }))
  })

  app.patch('/:userId', async (c) => {
    const { role } = await c.req.json()
    if (!isInCharge(role)) checkNotLastInCharge(keyOf(c))
    return answer(store.updateMembership({ ...keyOf(c), role }))
  })

  app.patch('/:userId/metadata', async (c) => {
    const { public_metadata } = await c.req.json()
    const was = store.membership(keyOf(c))
    // Merged: null takes a key out.
    const merged = Object.entries({ ...was.metadata, ...public_metadata })
    const metadata = Object.fromEntries(merged.filter(([, value]) => value !== null))
    return answer(
      store.keep({ ...was, metadata, updated_at: Math.max(Date.now(), was.updated_at + 1) }),
    )
  })

  app.delete('/:userId', (c) => {
    checkNotLastInCharge(keyOf(c))
    return answer(store.deleteMembership(keyOf(c)))
  })

  return app

  function membersOf(organizationId: string) {
    return [...store.memberships.values()].filter((one) => one.organizationId === organizationId)
  }

  function checkNotLastInCharge(key: MemberKey) {
    const others = membersOf(key.organizationId).filter(({ userId }) => userId !== key.userId)
    if (!isInCharge(store.membership(key).role) || others.some(({ role }) => isInCharge(role)))
      return
    const message =
      'There has to be at least one organization member with the minimum required permissions'
    throw new ClerkError(400, 'organization_minimum_permissions_needed', message)
  }
}

const isInCharge = (role: string) => permissionsOf(role).includes('org:sys_memberships:manage')

const keyOf = (c: Context): MemberKey => ({
  organizationId: c.req.param('organizationId') ?? '',
  userId: c.req.param('userId') ?? '',
})
