import { expect, test } from 'bun:test'
import { askDatabase } from './support/ask-database'
import {
  aCompany,
  aMember,
  aStranger,
  changesOf,
  openInvitations,
  pendingWrites,
  roleHere,
  told,
} from './support/clerk/a-company'
import { useClerk } from './support/clerk/use-clerk'
import { waitUntil } from './support/wait-until'

const team = useClerk({ others: () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }) })
const anEmail = () => `${crypto.randomUUID()}@example.com`

/** Of the jobs that tell Clerk of something. */
const statesOfJobs = async (subject: string) => {
  const text = "select state::text from jobs.job where data->>'subject' = $1"
  const jobs = await askDatabase(team().databaseUrl, text, [subject])
  return jobs.map(({ state }) => state)
}

test('a role is told to Clerk: its own if that differs, ours in the metadata', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  const { person, key } = await aMember(company, 'pm')
  const path = `${workspace}/members/${person.userId}`
  const metadata = (role: string) => ({
    method: 'PATCH',
    path: `/memberships/${key.userId}/metadata`,
    body: { public_metadata: { nexa_role: role } },
  })
  await ada.patch(path, { role: 'guest' }).expect(200)
  await told(company)
  expect(await changesOf(company, organization)).toEqual([metadata('guest')])
  await ada.patch(path, { role: 'pm' }).expect(200)
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({
    role: 'org:member',
    public_metadata: { nexa_role: 'pm' },
  })
  await ada.patch(path, { role: 'super_admin' }).expect(200)
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({
    role: 'org:admin',
    public_metadata: { nexa_role: 'super_admin' },
  })
  await ada.patch(path, { role: 'member' }).expect(200)
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({
    role: 'org:member',
    public_metadata: { nexa_role: 'member' },
  })
  expect(await roleHere(company, person)).toBe('member')
})

test('who is removed here is removed in Clerk', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  const { person, user, membership } = await aMember(company, 'member')
  await ada.delete(`${workspace}/members/${person.userId}`).expect(204)
  await told(company)
  const left = await clerk.memberships(organization.id)
  expect(left.map((one) => one.public_user_data.user_id)).not.toContain(user.id)
  const event = clerk.event('organizationMembership.deleted', membership)
  expect((await clerk.deliver(company.url, event)).status).toBe(204)
  expect(await roleHere(company, person)).toBeNull()
})

test('the last super_admin stays, and Clerk hears nothing', async () => {
  const company = await aCompany(team())
  const { ada, workspace, organization } = company
  await ada.delete(`${workspace}/members/${ada.userId}`).expect(409)
  await ada.patch(`${workspace}/members/${ada.userId}`, { role: 'pm' }).expect(409)
  expect(await pendingWrites(company)).toEqual([])
  expect(await changesOf(company, organization)).toEqual([])
})

test('a new name of the workspace is told, and its slug or settings are not', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  await ada.patch(workspace, { settings: { allowGuestComments: true } }).expect(200)
  expect(await statesOfJobs(ada.workspaceId)).toEqual([])
  await ada.patch(workspace, { name: 'Difference Engines' }).expect(200)
  await told(company)
  const { name, updated_at, ...rest } = await clerk.organization(organization.id)
  expect(name).toBe('Difference Engines')
  const old = { ...rest, name: 'Analytical Engines', updated_at: updated_at - 1 }
  await clerk.deliver(company.url, clerk.event('organization.updated', old))
  expect(await ada.get(workspace)).toMatchObject({ name: 'Difference Engines' })
})

test('while Clerk is away a change holds here and is listed with the reason, and told once it is back', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace } = company
  const { person, key } = await aMember(company, 'member')
  const email = anEmail()
  await clerk.stop()
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'guest' }).expect(200)
  await ada.post(`${workspace}/invitations`, { email }).expect(201)
  const haveFailed = async () => {
    const open: { attempts: number }[] = await pendingWrites(company)
    return open.length === 2 && open.every(({ attempts }) => attempts > 0)
  }
  await waitUntil(haveFailed)
  const error = 'Clerk cannot be reached: try again'
  expect(await pendingWrites(company)).toMatchObject([
    { kind: 'member', subject: person.userId, error },
    { kind: 'invitation', subject: email, error },
  ])
  expect(await roleHere(company, person)).toBe('guest')
  await clerk.start()
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({ public_metadata: { nexa_role: 'guest' } })
  expect(await openInvitations(company, email)).toHaveLength(1)
})

for (const status of [500, 503, 429]) {
  test(`a change that Clerk answers ${status} to is told again`, async () => {
    const company = await aCompany(team())
    const { ada, clerk, workspace } = company
    const { person, key } = await aMember(company, 'member')
    await clerk.fail({ path: `/${key.userId}`, status, times: 1 })
    await ada.patch(`${workspace}/members/${person.userId}`, { role: 'pm' }).expect(200)
    await told(company)
    expect(await clerk.membership(key)).toMatchObject({ public_metadata: { nexa_role: 'pm' } })
  })
}

test('what Clerk refuses stays listed with its reason, and is not tried for ever', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization, server } = company
  const email = anEmail()
  await clerk.fail({ method: 'POST', path: `${organization.id}/invitations`, status: 422 })
  await ada.post(`${workspace}/invitations`, { email }).expect(201)
  await waitUntil(async () => (await pendingWrites(company))[0]?.attempts === 1)
  expect(await pendingWrites(company)).toMatchObject([
    { kind: 'invitation', subject: email, error: 'Clerk: Failed with 422' },
  ])
  await waitUntil(async () => (await statesOfJobs(email)).every((state) => state === 'completed'))
  const asked = await changesOf(company, organization)
  // A later change is told, and nothing of the refused one comes in between.
  await ada.patch(workspace, { name: 'Difference Engines' })
  await waitUntil(async () => (await pendingWrites(company)).length === 1)
  expect((await changesOf(company, organization)).length).toBe(asked.length + 1)
  await clerk.heal()
  await server.syncClerk?.()
  await told(company)
  expect(await openInvitations(company, email)).toHaveLength(1)
})

test('the last admin whom Clerk keeps is listed, and out of Nexa', async () => {
  const company = await aCompany(team())
  const { ada, clerk, url, workspace, organization } = company
  const { person, membership } = await aMember(company, 'member')
  await clerk.stop()
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'super_admin' }).expect(200)
  await clerk.fail({ path: `${membership.public_user_data.user_id}`, status: 422 })
  await person.delete(`${workspace}/members/${ada.userId}`).expect(204)
  await clerk.start()
  const isRefused = async () => {
    const open: { subject: string; error: string | null }[] = await person.get(
      `${workspace}/clerk-writes`,
    )
    return open.some(
      ({ subject, error }) => subject === ada.userId && /at least one/.test(error ?? ''),
    )
  }
  await waitUntil(isRefused)
  // Signing in again, with the organization still theirs in Clerk, lets them in no more.
  const token = await clerk.token({
    sub: company.founder.id,
    o: { id: organization.id, slg: organization.slug, rol: 'admin' },
  })
  const headers = { Authorization: `Bearer ${token}` }
  await company.anonymous.get(`${workspace}/members`, headers).expect(404)
  const [still] = (await clerk.memberships(organization.id)).filter(
    (one) => one.public_user_data.user_id === company.founder.id,
  )
  await clerk.deliver(url, clerk.event('organizationMembership.updated', { ...still }))
  await company.anonymous.get(`${workspace}/members`, headers).expect(404)
  await clerk.heal()
})

test('older news of a member whose change is still to be told change nothing, newer ones do', async () => {
  const company = await aCompany(team())
  const { ada, clerk, url, workspace } = company
  const { person, key } = await aMember(company, 'member')
  await clerk.stop()
  const older = await clerk.updateMembership({ ...key, role: 'org:admin', nexaRole: 'super_admin' })
  await waitUntil(() => Date.now() > older.updated_at)
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'guest' }).expect(200)
  const updated = 'organizationMembership.updated'
  expect((await clerk.deliver(url, clerk.event(updated, older))).status).toBe(204)
  expect(await roleHere(company, person)).toBe('guest')
  await waitUntil(
    async () => Date.now() > Date.parse((await pendingWrites(company))[0].requestedAt),
  )
  const newer = await clerk.updateMembership({ ...key, role: 'org:member', nexaRole: 'pm' })
  expect((await clerk.deliver(url, clerk.event(updated, newer))).status).toBe(204)
  expect(await roleHere(company, person)).toBe('pm')
  await clerk.start()
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({ public_metadata: { nexa_role: 'pm' } })
  expect(await roleHere(company, person)).toBe('pm')
})

test('late news of a removed member bring nobody back', async () => {
  const company = await aCompany(team())
  const { ada, clerk, url, workspace, organization } = company
  const { person, user, key, membership } = await aMember(company, 'member')
  await clerk.stop()
  await ada.delete(`${workspace}/members/${person.userId}`).expect(204)
  const late = { ...membership, updated_at: Date.now() + 60_000 }
  const updated = clerk.event('organizationMembership.updated', late)
  expect((await clerk.deliver(url, updated)).status).toBe(204)
  expect(await roleHere(company, person)).toBeNull()
  await clerk.start()
  await told(company)
  expect(await clerk.memberships(organization.id)).toHaveLength(1)
  const again = await clerk.addMembership({ ...key, role: 'org:member', nexaRole: 'guest' })
  await clerk.deliver(url, clerk.event('organizationMembership.created', again))
  expect(await roleHere(company, person)).toBe('guest')
  expect(again.public_user_data.user_id).toBe(user.id)
})

test('who was removed and came back by our link before Clerk heard of it is a member in both', async () => {
  const company = await aCompany(team())
  const { ada, clerk, url, workspace } = company
  const { person, user, key } = await aMember(company, 'member')
  const email = user.email_addresses[0]?.email_address
  await clerk.stop()
  await ada.delete(`${workspace}/members/${person.userId}`).expect(204)
  const { token } = await ada.post(`${workspace}/invitations`, { email, role: 'pm' }).expect(201)
  await person.post('/api/invitations/accept', { token }).expect(201)
  await clerk.start()
  await told(company)
  const membership = await clerk.membership(key)
  expect(membership).toMatchObject({ public_metadata: { nexa_role: 'pm' } })
  expect(await roleHere(company, person)).toBe('pm')
  const lowered = await clerk.updateMembership({ ...key, nexaRole: 'guest' })
  await clerk.deliver(url, clerk.event('organizationMembership.updated', lowered))
  expect(await roleHere(company, person)).toBe('guest')
})

test('who was taken out in Clerk, of which no news came, is not put in again by another role here', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  const { person, key } = await aMember(company, 'member')
  await clerk.deleteMembership(key)
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'pm' }).expect(200)
  await told(company)
  expect(await roleHere(company, person)).toBeNull()
  expect(await clerk.memberships(organization.id)).toHaveLength(1)
})

test('who makes somebody else super_admin and leaves does so in Clerk, too, in that order', async () => {
  const company = await aCompany(team())
  const { ada, clerk, founder, workspace, organization } = company
  const { person, user } = await aMember(company, 'member')
  await clerk.fail({ path: `/${user.id}`, status: 503, times: 1 })
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'super_admin' }).expect(200)
  await ada.delete(`${workspace}/members/${ada.userId}`).expect(204)
  const isRefused = async () => {
    const calls = await changesOf(company, organization)
    return calls.some(({ method, path }) => method === 'DELETE' && path.endsWith(founder.id))
  }
  await waitUntil(isRefused)
  await told({ ...company, ada: person })
  expect(await clerk.memberships(organization.id)).toMatchObject([
    { role: 'org:admin', public_user_data: { user_id: user.id } },
  ])
})

test('of an organization that is gone there is nothing to tell', async () => {
  const company = await aCompany(team())
  const { ada, clerk, workspace, organization } = company
  const stranger = await aStranger(company)
  await clerk.deleteOrganization(organization.id)
  const { token } = await ada.post(`${workspace}/invitations`, { email: stranger.email })
  await stranger.person.post('/api/invitations/accept', { token }).expect(201)
  await ada.patch(workspace, { name: 'Gone' }).expect(200)
  await told(company)
  expect(await roleHere(company, stranger.person)).toBe('member')
})

test('members and guests are not shown what is still to be told', async () => {
  const company = await aCompany(team())
  const { person } = await aMember(company, 'member')
  await person.get(`${company.workspace}/clerk-writes`).expect(403)
})
