import { expect, test } from 'bun:test'
import {
  aCompany,
  aMember,
  aStranger,
  type Company,
  changesOf,
  openInvitations,
  roleHere,
  told,
} from './support/clerk/a-company'
import { useClerk } from './support/clerk/use-clerk'
import { withSql } from './support/with-sql'

const team = useClerk({ others: () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }) })
const accept = '/api/invitations/accept'
const anEmail = () => `${crypto.randomUUID()}@example.com`

const invitedHere = async ({ ada, workspace }: Company, email: string) => {
  const open: { email: string }[] = await ada.get(`${workspace}/invitations`)
  return open.filter((one) => one.email === email)
}

/** Clerk's invitation of somebody, who has an account there. */
async function anInvited(company: Company, role: string) {
  const stranger = await aStranger(company)
  const { email } = stranger
  const invited = await company.ada.post(`${company.workspace}/invitations`, { email, role })
  await told(company)
  const [invitation] = await openInvitations(company, email)
  if (!invitation) throw new Error('Clerk has no invitation')
  return { ...stranger, invited, invitation }
}

const countMailJobs = () =>
  withSql(team().databaseUrl, async (client) => {
    const { rows } = await client.query(
      "select count(*)::int as count from jobs.job where name = 'send-invitation'",
    )
    return rows[0].count
  })

test('in a workspace of Clerk an invitation is sent by Clerk, for the role that comes closest', async () => {
  const company = await aCompany(team())
  const { ada, workspace, founder, organization } = company
  const email = anEmail()
  const mails = await countMailJobs()
  const { token } = await ada.post(`${workspace}/invitations`, { email, role: 'pm' }).expect(201)
  expect(token).toBeString()
  await told(company)
  expect(await changesOf(company, organization)).toEqual([
    {
      method: 'POST',
      path: '/invitations',
      body: expect.objectContaining({
        email_address: email,
        role: 'org:member',
        public_metadata: { nexa_role: 'pm' },
        inviter_user_id: founder.id,
        redirect_url: 'http://localhost:3001',
        expires_in_days: 7,
      }),
    },
  ])
  expect(await countMailJobs()).toBe(mails)
})

test('who is no admin in Clerk invites in no name: Clerk would refuse it', async () => {
  const company = await aCompany(team())
  const { person: grace } = await aMember(company, 'pm')
  const email = anEmail()
  await grace.post(`${company.workspace}/invitations`, { email, role: 'guest' }).expect(201)
  await told(company)
  const [call] = await changesOf(company, company.organization)
  expect(call?.body).not.toHaveProperty('inviter_user_id')
  expect(await openInvitations(company, email)).toHaveLength(1)
})

test('a list is invited one by one, and a member on it not at all', async () => {
  const company = await aCompany(team())
  const { user } = await aMember(company, 'member')
  const emails = Array.from({ length: 5 }, anEmail)
  const memberEmail = user.email_addresses[0]?.email_address
  await company.ada
    .post(`${company.workspace}/invitations/bulk`, { emails: [...emails, memberEmail] })
    .expect(201)
  await told(company)
  const open = await company.clerk.invitations(company.organization.id)
  expect(open.map((one) => one.email_address).sort()).toEqual(emails.sort())
})

test('inviting again with another role and sending again each leave one open invitation in Clerk', async () => {
  const company = await aCompany(team())
  const { ada, workspace, organization } = company
  const email = anEmail()
  await ada.post(`${workspace}/invitations`, { email, role: 'guest' })
  await told(company)
  const [first] = await openInvitations(company, email)
  const { id } = await ada.post(`${workspace}/invitations`, { email, role: 'super_admin' })
  await told(company)
  const [second, ...further] = await openInvitations(company, email)
  expect(further).toEqual([])
  expect(second).toMatchObject({
    role: 'org:admin',
    public_metadata: { nexa_role: 'super_admin' },
  })
  expect(second?.id).not.toBe(first?.id)
  await ada.post(`${workspace}/invitations/${id}/resend`).expect(200)
  await told(company)
  const [third, ...others] = await openInvitations(company, email)
  expect(others).toEqual([])
  expect([first?.id, second?.id]).not.toContain(third?.id)
  expect(await changesOf(company, organization)).toHaveLength(5)
})

test('a revoked invitation is revoked in Clerk, and so are those of who may invite no longer', async () => {
  const company = await aCompany(team())
  const { ada, workspace } = company
  const { person: grace } = await aMember(company, 'pm')
  const [revoked, lowered, kept] = [anEmail(), anEmail(), anEmail()]
  const { id } = await ada.post(`${workspace}/invitations`, { email: revoked })
  await grace.post(`${workspace}/invitations`, { email: lowered })
  await ada.post(`${workspace}/invitations`, { email: kept })
  await told(company)
  await ada.delete(`${workspace}/invitations/${id}`).expect(204)
  await ada.patch(`${workspace}/members/${grace.userId}`, { role: 'member' }).expect(200)
  await told(company)
  expect(await openInvitations(company, revoked)).toEqual([])
  expect(await openInvitations(company, lowered)).toEqual([])
  expect(await openInvitations(company, kept)).toHaveLength(1)
})

for (const role of ['super_admin', 'pm', 'member', 'guest'] as const) {
  for (const order of ['invitation first', 'membership first'] as const) {
    test(`accepted in Clerk it gives the role it named, ${role}, the news of the ${order}`, async () => {
      const company = await aCompany(team())
      const { clerk, url, organization } = company
      const { email, user, person, invitation } = await anInvited(company, role)
      const accepted = await clerk.acceptInvitation({
        organizationId: organization.id,
        userId: user.id,
        id: invitation.id,
      })
      const events = [
        clerk.event('organizationInvitation.accepted', accepted.invitation),
        clerk.event('organizationMembership.created', accepted.membership),
      ]
      if (order === 'membership first') events.reverse()
      for (const event of events) expect((await clerk.deliver(url, event)).status).toBe(204)
      expect(await roleHere(company, person)).toBe(role)
      expect(await invitedHere(company, email)).toEqual([])
      await told(company)
      expect(await openInvitations(company, email)).toEqual([])
      expect(await roleHere(company, person)).toBe(role)
    })
  }
}

test('our own link makes a member here and in Clerk, whose invitation ends', async () => {
  const company = await aCompany(team())
  const { clerk, organization } = company
  const { email, user, person, invited } = await anInvited(company, 'guest')
  await person.post(accept, { token: invited.token }).expect(201)
  expect(await roleHere(company, person)).toBe('guest')
  await told(company)
  const key = { organizationId: organization.id, userId: user.id }
  expect(await clerk.membership(key)).toMatchObject({
    role: 'org:member',
    public_metadata: { nexa_role: 'guest' },
  })
  expect(await openInvitations(company, email)).toEqual([])
  expect(await roleHere(company, person)).toBe('guest')
})

test('the link lets nobody in whose address Clerk has not verified, and nobody else', async () => {
  const company = await aCompany(team())
  const { ada, workspace } = company
  const email = anEmail()
  const unverified = await aStranger(company, { email, isVerified: false })
  const another = await aStranger(company)
  const { token } = await ada.post(`${workspace}/invitations`, { email })
  await unverified.person.post(accept, { token }).expect(404)
  await another.person.post(accept, { token }).expect(404)
})

test('what a crash before our note left open in Clerk is replaced, not doubled', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  const email = anEmail()
  await clerk.stop()
  await ada.post(`${workspace}/invitations`, { email, role: 'guest' }).expect(201)
  const fields = { organizationId: organization.id, email, role: 'org:member' }
  const left = await clerk.addInvitation({ ...fields, metadata: { nexa_role: 'guest' } })
  await clerk.start()
  await told(company)
  const open = await openInvitations(company, email)
  expect(open).toHaveLength(1)
  expect(open[0]?.id).not.toBe(left.id)
})

test('a membership that a crash left half made in Clerk is finished', async () => {
  const company = await aCompany(team())
  const { clerk, organization } = company
  const { person, user, invited } = await anInvited(company, 'guest')
  await clerk.stop()
  await person.post(accept, { token: invited.token }).expect(201)
  const key = { organizationId: organization.id, userId: user.id }
  const { id } = await clerk.addMembership({ ...key, role: 'org:member' })
  await clerk.start()
  await told(company)
  const noted = { id, public_metadata: { nexa_role: 'guest' } }
  expect(await clerk.membership(key)).toMatchObject(noted)
  expect(await roleHere(company, person)).toBe('guest')
})

test('many changes of one invitation at once end in what was asked for last', async () => {
  const company = await aCompany(team())
  const { ada, workspace } = company
  const email = anEmail()
  const roles = ['guest', 'member', 'pm', 'super_admin', 'guest', 'pm']
  await Promise.all(roles.map((role) => ada.post(`${workspace}/invitations`, { email, role })))
  const { id } = await ada.post(`${workspace}/invitations`, { email, role: 'member' })
  await told(company)
  expect(await openInvitations(company, email)).toMatchObject([
    { public_metadata: { nexa_role: 'member' } },
  ])
  await ada.post(`${workspace}/invitations/${id}/resend`)
  await ada.delete(`${workspace}/invitations/${id}`)
  await told(company)
  expect(await openInvitations(company, email)).toEqual([])
})

test('a workspace from before Clerk invites by our own mail and tells Clerk nothing', async () => {
  const { clerk, as } = team()
  // The account of before, by the address that Clerk has verified.
  const ada = await as(await clerk.addUser({ email: 'ada@example.com' }))
  const path = `/api/workspaces/${ada.workspaceId}`
  const before = await clerk.calls()
  const mails = await countMailJobs()
  const { id } = await ada.post(`${path}/invitations`, { email: anEmail() }).expect(201)
  await ada.post(`${path}/invitations/${id}/resend`).expect(200)
  await ada.patch(path, { name: 'Basement' }).expect(200)
  await ada.delete(`${path}/invitations/${id}`).expect(204)
  const members: { userId: string }[] = await ada.get(`${path}/members`)
  const [other, another] = members.filter(({ userId }) => userId !== ada.userId)
  await ada.patch(`${path}/members/${other?.userId}`, { role: 'super_admin' }).expect(200)
  await ada.delete(`${path}/members/${another?.userId}`).expect(204)
  expect(await countMailJobs()).toBe(mails + 2)
  expect(await ada.get(`${path}/clerk-writes`)).toEqual([])
  expect(await clerk.calls()).toEqual(before)
})
