import { describe, expect, test } from 'bun:test'
import { role } from '@nexa/shared/permissions'
import { z } from 'zod'
import { askDatabase } from './support/ask-database'
import { pendingWrites } from './support/clerk/a-company'
import { aReadCompany, aTold, membersOf, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { jobsDone } from './support/jobs-done'
import { castOn, startTestServer } from './support/test-server'
import { wholeFingerprint } from './support/whole-fingerprint'

const team = useClerk({ others: () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }) })
type Company = Awaited<ReturnType<typeof aReadCompany>>

const roleOf = async (company: Company, userId: string) =>
  (await membersOf(company)).find((one) => one.userId === userId)?.role ?? null

const anEmail = () => `${crypto.randomUUID()}@example.com`

describe('a membership', () => {
  test.each([
    [{ role: 'org:admin' }, 'super_admin'],
    [{ role: 'org:member' }, 'member'],
    [{ role: 'org:member', nexaRole: 'pm' }, 'pm'],
    [{ role: 'org:member', nexaRole: 'guest' }, 'guest'],
    // Made an admin in Clerk's dashboard, whatever was noted before.
    [{ role: 'org:admin', nexaRole: 'guest' }, 'super_admin'],
    [{ role: 'org:member', nexaRole: 'super_admin' }, 'member'],
  ])('%j makes somebody a %s', async (inClerk, expected) => {
    const told = await aTold(await aReadCompany(team()), inClerk)
    expect(told.role).toBe(role.parse(expected))
  })

  test('changes its role and ends', async () => {
    const company = await aReadCompany(team())
    const { clerk } = company
    const { key, userId } = await aTold(company)
    const promoted = await clerk.updateMembership({ ...key, role: 'org:admin' })
    await tellNexa(company, 'organizationMembership.updated', promoted)
    expect(await roleOf(company, userId)).toBe('super_admin')
    await tellNexa(company, 'organizationMembership.deleted', await clerk.deleteMembership(key))
    expect(await roleOf(company, userId)).toBeNull()
    await tellNexa(company, 'organizationMembership.updated', promoted)
    expect(await roleOf(company, userId)).toBeNull()
  })

  test('of before does not end the one of somebody who came back', async () => {
    const company = await aReadCompany(team())
    const { clerk } = company
    const { key, userId } = await aTold(company)
    const changed = await clerk.updateMembership({ ...key, nexaRole: 'guest' })
    const left = await clerk.deleteMembership(key)
    const joined = await clerk.addMembership({ ...key, role: 'org:admin' })
    const returned = { ...joined, updated_at: changed.updated_at + 1 }
    await tellNexa(company, 'organizationMembership.created', returned)
    await tellNexa(company, 'organizationMembership.updated', changed)
    expect(await roleOf(company, userId)).toBe('super_admin')
    await tellNexa(company, 'organizationMembership.deleted', left)
    expect(await roleOf(company, userId)).toBe('super_admin')
    await tellNexa(company, 'organizationMembership.deleted', returned)
    expect(await roleOf(company, userId)).toBeNull()
  })

  test('is taken from the last super_admin when Clerk says so, and the next one gets the workspace', async () => {
    const company = await aReadCompany(team())
    const { clerk, organization, founder, ada, databaseUrl } = company
    const key = { organizationId: organization.id, userId: founder.id }
    const { userId } = await aTold(company)
    await tellNexa(company, 'organizationMembership.deleted', await clerk.deleteMembership(key))
    await ada.get(company.workspace).expect(404)
    const heir = await aTold(
      { ...company, ada: await signedIn(company, userId) },
      { role: 'org:admin' },
    )
    const [workspace] = await askDatabase(
      databaseUrl,
      'select owner_id from workspaces where id = $1',
      [ada.workspaceId],
    )
    expect(workspace).toEqual({ owner_id: heir.userId })
  })

  test('makes the invitation to its address superfluous', async () => {
    const company = await aReadCompany(team())
    const { ada, workspace } = company
    const email = anEmail()
    await ada.post(`${workspace}/invitations`, { email })
    const other = anEmail()
    await ada.post(`${workspace}/invitations`, { email: other })
    await aTold(company, { email })
    const left: { email: string }[] = await ada.get(`${workspace}/invitations`)
    expect(left.map((one) => one.email)).toEqual([other])
  })

  test('changes nothing while Clerk is still to hear of a later change made here', async () => {
    const company = await aReadCompany(team())
    const { clerk, ada, workspace, organization } = company
    const { key, userId, membership } = await aTold(company)
    const earlier = { ...membership, role: 'org:admin', updated_at: membership.updated_at + 1 }
    await clerk.fail({ path: `${organization.id}/memberships`, status: 500 })
    await ada.patch(`${workspace}/members/${userId}`, { role: 'guest' })
    expect(await pendingWrites(company)).toHaveLength(1)
    await tellNexa(company, 'organizationMembership.updated', earlier)
    expect(await roleOf(company, userId)).toBe('guest')
    const later = await clerk.updateMembership({ ...key, role: 'org:admin' })
    await tellNexa(company, 'organizationMembership.updated', later)
    expect(await roleOf(company, userId)).toBe('super_admin')
    await clerk.heal()
  })
})

test('an invitation that was accepted in Clerk ends here, a later one stays', async () => {
  const company = await aReadCompany(team())
  const { ada, workspace, organization } = company
  const email = anEmail()
  await ada.post(`${workspace}/invitations`, { email })
  const accepted = { id: 'orginv_1', email_address: email, organization_id: organization.id }
  const dayAgo = Date.now() - 86_400_000
  await tellNexa(company, 'organizationInvitation.accepted', accepted, { timestamp: dayAgo })
  expect(await ada.get(`${workspace}/invitations`)).toHaveLength(1)
  await tellNexa(company, 'organizationInvitation.accepted', accepted)
  expect(await ada.get(`${workspace}/invitations`)).toEqual([])
})

test('while Clerk is down, a membership of somebody unknown is put off as a whole', async () => {
  const company = await aReadCompany(team())
  const { clerk, url, organization, databaseUrl } = company
  const user = await clerk.addUser({ email: anEmail() })
  const membership = await clerk.addMembership({ organizationId: organization.id, userId: user.id })
  const event = clerk.event('organizationMembership.created', membership)
  const before = await wholeFingerprint(databaseUrl)
  const id = `msg_${crypto.randomUUID()}`
  await clerk.fail({ path: `/users/${user.id}`, status: 500 })
  expect((await clerk.deliver(url, event, { id })).status).toBe(503)
  expect(await wholeFingerprint(databaseUrl)).toEqual(before)
  await clerk.heal()
  expect((await clerk.deliver(url, event, { id })).status).toBe(204)
  expect(await membersOf(company)).toHaveLength(2)
})

/** Somebody's client, by their id in Nexa. */
async function signedIn({ clerk, databaseUrl, ada }: Company, userId: string): Promise<Client> {
  const rows = await askDatabase(databaseUrl, 'select clerk_id from users where id = $1', [userId])
  const [{ clerk_id: sub }] = z.tuple([z.object({ clerk_id: z.string() })]).parse(rows)
  const { workspaceId } = ada
  return new Client(ada.url, { token: await clerk.token({ sub }), userId, workspaceId })
}

describe('the address of a local account', () => {
  const grace = async () => {
    const [row] = await askDatabase(
      team().databaseUrl,
      `select id, clerk_id, name, (select count(*)::int from accounts where user_id = u.id) as accounts,
        (select count(*)::int from sessions where user_id = u.id) as sessions,
        (select count(*)::int from api_tokens where user_id = u.id) as tokens,
        (select count(*)::int from workspace_members where user_id = u.id) as memberships
      from users u where email = 'grace@example.com'`,
    )
    return row
  }

  test('that Clerk has not verified links nobody', async () => {
    const { clerk } = team()
    const user = await clerk.addUser({ email: 'grace@example.com', isVerified: false })
    const before = await grace()
    expect(before).toMatchObject({ clerk_id: null, accounts: 1, memberships: 2 })
    await tellNexa(team(), 'user.created', user)
    expect(await grace()).toEqual(before)
  })

  test('that Clerk has verified makes the account theirs, and ends its other ways in', async () => {
    const { clerk, databaseUrl, url, as } = team()
    const before = await grace()
    // Made before this Nexa had Clerk.
    const local = startTestServer(databaseUrl)
    const { token } = await castOn(local).grace.post('/api/auth/tokens', { name: 'script' })
    await local.stop()
    const program = new Client(url, { token })
    await program.get('/api/projects').expect(200)
    const user = await clerk.addUser({ email: 'grace@example.com', firstName: 'Amazing Grace' })
    await tellNexa(team(), 'user.created', user)
    await program.get('/api/projects').expect(401)
    await jobsDone(databaseUrl, 'announce-person')
    expect(await grace()).toEqual({
      ...before,
      clerk_id: user.id,
      name: 'Amazing Grace',
      accounts: 0,
      sessions: 0,
      tokens: 0,
    })
    expect(await (await as(user)).get('/api/workspaces')).toHaveLength(2)
  })
})

test('an address that moved from one person to another is the newer one’s, whatever comes first', async () => {
  const { clerk } = team()
  const email = anEmail()
  const first = await clerk.addUser({ email })
  const second = await clerk.addUser({ email: anEmail() })
  const without = await clerk.updateUser(first.id, { email: anEmail() })
  const later = { updated_at: without.updated_at + 1 }
  const taken = { ...(await clerk.updateUser(second.id, { email })), ...later }
  const addresses = async () => {
    const rows = await askDatabase(
      team().databaseUrl,
      'select email from users where clerk_id = any($1) order by clerk_id = $2 desc',
      [[first.id, second.id], first.id],
    )
    return rows.map((row) => row.email)
  }
  await tellNexa(team(), 'user.created', first)
  await tellNexa(team(), 'user.updated', taken)
  expect(await addresses()).toEqual([expect.stringMatching(/@no-email\.invalid$/), email])
  await tellNexa(team(), 'user.created', { ...first, updated_at: first.updated_at + 1 })
  expect(await addresses()).toEqual([expect.stringMatching(/@no-email\.invalid$/), email])
  await tellNexa(team(), 'user.updated', without)
  expect(await addresses()).toEqual([without.email_addresses[0]?.email_address, email])
})
