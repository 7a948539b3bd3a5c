import { Hono } from 'hono'
import { ClerkError } from './clerk-error'
import { answer, listAnswer } from './clerk-pages'
import { type ClerkStore, permissionsOf } from './clerk-store'

export function invitationRoutes(store: ClerkStore): Hono {
  const app = new Hono()

  app.get('/', (c) => {
    const { id } = store.organization(c.req.param('organizationId') ?? '')
    const statuses = c.req.queries('status')
    const wanted = invitationsOf(id).filter(({ status }) => !statuses || statuses.includes(status))
    return listAnswer(c, wanted)
  })

  app.post('/', async (c) => {
    const { id: organizationId } = store.organization(c.req.param('organizationId') ?? '')
    const body = await c.req.json()
    const email = String(body.email_address).toLowerCase()
    if (!email.includes('@')) {
      throw new ClerkError(
        422,
        'form_param_format_invalid',
        'email_address must be an email address.',
      )
    }
    if (body.inviter_user_id) checkInviter(organizationId, body.inviter_user_id)
    const isOpen = invitationsOf(organizationId).some(
      ({ status, email_address }) => status === 'pending' && email_address === email,
    )
    if (isOpen) {
      const message = `There are already pending invitations for the following email addresses: ${email}`
      throw new ClerkError(400, 'duplicate_record', message)
    }
    if (isMember(organizationId, email)) {
      const message = `${email} is already a member of the organization.`
      throw new ClerkError(400, 'already_a_member_in_organization', message)
    }
    const { role, public_metadata: metadata = {} } = body
    return answer(store.addInvitation({ organizationId, email, role, metadata }))
  })

  app.get('/:id', (c) => {
    const organizationId = c.req.param('organizationId') ?? ''
    return answer(store.invitation(organizationId, c.req.param('id')))
  })

  app.post('/:id/revoke', (c) => {
    const organizationId = c.req.param('organizationId') ?? ''
    return answer(store.endInvitation(organizationId, c.req.param('id'), 'revoked'))
  })

  return app

  function invitationsOf(organizationId: string) {
    const all = [...store.invitations.values()]
    return all.filter((one) => one.organization_id === organizationId)
  }

  /** Clerk: must be an administrator in the organization. */
  function checkInviter(organizationId: string, userId: string) {
    const membership = store.memberships.get(`${organizationId} ${userId}`)
    if (!membership) {
      const message = 'The inviter is not a member of the organization.'
      throw new ClerkError(403, 'not_a_member_in_organization', message)
    }
    if (permissionsOf(membership.role).length > 0) return
    const message = 'The inviter may not manage the memberships of the organization.'
    throw new ClerkError(403, 'missing_organization_permission', message)
  }

  function isMember(organizationId: string, email: string) {
    return [...store.memberships.values()].some(
      (one) =>
        one.organizationId === organizationId &&
        store.user(one.userId).email_addresses.some(({ email_address }) => email_address === email),
    )
  }
}
