import { describe, expect, test } from 'bun:test'
import { emailOf } from './support/clerk/a-company'
import { organizationClaim } from './support/clerk/clerk-tokens'
import { aReadCompany, aTold, membersOf, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { jobsDone } from './support/jobs-done'
import { wholeFingerprint } from './support/whole-fingerprint'

const team = useClerk({ others: () => ({ jobTimes: { pollMs: 500, retryDelaySeconds: 1 } }) })
describe('a person', () => {
  test('who is known from a webhook signs in while Clerk is down', async () => {
    const { clerk, url, as } = team()
    // Clerk's keys are known.
    await as(await clerk.addUser())
    const user = await clerk.addUser({ firstName: 'Grace', lastName: 'Hopper' })
    await tellNexa(team(), 'user.created', user)
    await clerk.stop()
    try {
      const token = await clerk.token({ sub: user.id })
      expect(await new Client(url, { token }).get('/api/auth/me')).toMatchObject({
        name: 'Grace Hopper',
        email: emailOf(user),
      })
    } finally {
      await clerk.start()
    }
  })

  test('has their new name at once', async () => {
    const company = await aReadCompany(team())
    const { clerk, founder, ada } = company
    expect(await ada.get('/api/auth/me')).toMatchObject({ name: 'Ada' })
    const email = `${crypto.randomUUID()}@example.com`
    const imageUrl = 'https://img.clerk.com/ada'
    const renamed = await clerk.updateUser(founder.id, { lastName: 'King', email, imageUrl })
    await tellNexa(company, 'user.updated', renamed)
    expect(await ada.get('/api/auth/me')).toMatchObject({
      name: 'Ada King',
      email,
      avatarUrl: imageUrl,
    })
  })

  test('who is deleted is out everywhere, and what they did keeps their name', async () => {
    const company = await aReadCompany(team())
    const { clerk, ada, databaseUrl, url } = company
    const grace = await aTold(company, { nexaRole: 'pm' })
    const person = new Client(url, { token: grace.token, workspaceId: ada.workspaceId })
    const project = await person.post('/api/projects', { name: crypto.randomUUID() })
    const task = await person.post(`/api/projects/${project.id}/tasks`, {
      title: 'Compile',
      assigneeId: grace.userId,
    })
    const { token } = await person.post('/api/auth/tokens', { name: 'script' })
    const program = new Client(url, { token })
    await program.get('/api/projects').expect(200)
    const gone = await clerk.deleteUser(grace.user.id)
    await tellNexa(company, 'user.deleted', gone)
    await person.get('/api/auth/me').expect(401)
    await jobsDone(databaseUrl, 'remove-person')
    await program.get('/api/projects').expect(401)
    expect((await membersOf(company)).map(({ userId }) => userId)).not.toContain(grace.userId)
    expect(await ada.get(`/api/tasks/${task.id}`)).toMatchObject({
      assigneeId: null,
      version: task.version + 1,
    })
    const { 0: created } = (await ada.get(`/api/tasks/${task.id}/activity`)).slice(-1)
    expect(created.user.name).toBe('Grace')
  })

  test('who is deleted comes back neither by late events nor by a token that is still valid', async () => {
    const company = await aReadCompany(team())
    const { clerk, databaseUrl, url, organization } = company
    // Clerk's API has them all the time, as one that is behind its own webhooks would.
    const known = await aTold(company)
    const user = await clerk.addUser()
    const membership = await clerk.addMembership({
      organizationId: organization.id,
      userId: user.id,
    })
    const never = { user, membership, token: await clerk.token({ sub: user.id }) }
    for (const { user, membership, token } of [known, never]) {
      await tellNexa(company, 'user.deleted', { id: user.id, deleted: true })
      await jobsDone(databaseUrl, 'remove-person')
      await new Client(url, { token }).get('/api/auth/me').expect(401)
      await tellNexa(company, 'user.updated', { ...user, updated_at: Date.now() + 60_000 })
      await tellNexa(company, 'organizationMembership.updated', membership)
      await new Client(url, { token }).get('/api/auth/me').expect(401)
    }
    expect(await membersOf(company)).toHaveLength(1)
  })

  test('who is deleted leaves their address to the next one', async () => {
    const { clerk, as } = team()
    const email = `${crypto.randomUUID()}@example.com`
    const first = await clerk.addUser({ email })
    await tellNexa(team(), 'user.created', first)
    await tellNexa(team(), 'user.deleted', await clerk.deleteUser(first.id))
    const second = await clerk.addUser({ email })
    await tellNexa(team(), 'user.created', second)
    expect((await (await as(second)).get('/api/auth/me')).email).toBe(email)
  })
})

describe('an organization', () => {
  test('without a member is no workspace, and is one with the first of them', async () => {
    const { clerk, url, databaseUrl } = team()
    const organization = await clerk.addOrganization({
      name: 'Bletchley',
      slug: crypto.randomUUID().slice(0, 18).replaceAll('-', ''),
    })
    await tellNexa(team(), 'organization.created', organization)
    const [first, second] = [await clerk.addUser(), await clerk.addUser()]
    await clerk.addMembership({ organizationId: organization.id, userId: second.id })
    const key = { organizationId: organization.id, userId: first.id }
    const membership = await clerk.addMembership({ ...key, role: 'org:admin' })
    // Neither person is known here yet: Clerk is asked for them.
    await tellNexa(team(), 'organizationMembership.created', membership)
    await jobsDone(databaseUrl, 'read-organization')
    const token = await clerk.token({ sub: first.id, ...organizationClaim(organization) })
    const client = new Client(url, { token })
    const [workspace, ...others] = await client.get('/api/workspaces')
    expect(others).toEqual([])
    expect(workspace).toMatchObject({
      name: 'Bletchley',
      slug: organization.slug,
      role: 'super_admin',
      memberCount: 2,
    })
    const me = await client.get('/api/auth/me')
    expect(workspace.ownerId).toBe(me.id)
  })

  test('that was renamed before its first member came has its new name', async () => {
    const { clerk, as } = team()
    const user = await clerk.addUser()
    const organization = await clerk.addOrganization({ name: 'Bletchley', createdBy: user.id })
    const key = { organizationId: organization.id, userId: user.id }
    const membership = await clerk.addMembership({ ...key, role: 'org:admin' })
    const renamed = await clerk.updateOrganization(organization.id, { name: 'Hut 6' })
    await tellNexa(team(), 'organization.updated', renamed)
    // As if it was asked for before that.
    const path = `/v1/organizations/${organization.id}`
    await clerk.fail({ method: 'GET', path, status: 200, times: 1, body: organization })
    await tellNexa(team(), 'organizationMembership.created', membership)
    const [workspace] = await (await as(user, organization)).get('/api/workspaces')
    expect(workspace.name).toBe('Hut 6')
  })

  test('gives its new name to the workspace, whose slug stays', async () => {
    const company = await aReadCompany(team())
    const { ada, workspace, clerk, organization } = company
    const { slug } = await ada.get(workspace)
    const renamed = await clerk.updateOrganization(organization.id, {
      name: 'Engines',
      slug: 'engines-ltd',
    })
    await tellNexa(company, 'organization.updated', renamed)
    expect(await ada.get(workspace)).toMatchObject({ name: 'Engines', slug })
  })

  test('that is deleted takes its workspace to the trash for good', async () => {
    const company = await aReadCompany(team())
    const { ada, workspace, clerk, organization } = company
    await tellNexa(company, 'organization.deleted', await clerk.deleteOrganization(organization.id))
    await ada.get(workspace).expect(404)
    const other = new Client(ada.url, { token: await clerk.token({ sub: company.founder.id }) })
    expect(await other.post(`${workspace}/restore`).expect(409)).toMatchObject({ code: 'CONFLICT' })
  })

  test('does not bring back a workspace that was deleted in Nexa', async () => {
    const company = await aReadCompany(team())
    const { ada, workspace, clerk, organization, founder } = company
    await ada.delete(workspace)
    await tellNexa(
      company,
      'organization.updated',
      await clerk.updateOrganization(organization.id, { name: 'New' }),
    )
    const key = { organizationId: organization.id, userId: founder.id }
    await tellNexa(
      company,
      'organizationMembership.updated',
      await clerk.updateMembership({ ...key, nexaRole: 'super_admin' }),
    )
    await ada.get(workspace).expect(404)
    const other = new Client(ada.url, { token: await clerk.token({ sub: founder.id }) })
    expect(await other.post(`${workspace}/restore`)).toMatchObject({ name: 'New' })
  })
})

describe('a session', () => {
  test.each(['ended', 'removed', 'revoked'])(
    'that has %s opens nothing, and the others do',
    async (how) => {
      const company = await aReadCompany(team())
      const { clerk, founder, url } = company
      const session = clerk.session(founder.id)
      const open = async (sid: string) =>
        new Client(url, { token: await clerk.token({ sub: founder.id, sid }) })
      const [ended, other] = [await open(session.id), await open(clerk.session(founder.id).id)]
      await ended.get('/api/auth/me').expect(200)
      await tellNexa(company, `session.${how}`, { ...session, status: how })
      await ended.get('/api/auth/me').expect(401)
      await other.get('/api/auth/me').expect(200)
    },
  )
})

test('a delivery counts once, whatever it says the second time', async () => {
  const { clerk, as } = team()
  const id = `msg_${crypto.randomUUID()}`
  const user = await clerk.addUser({ firstName: 'Ada' })
  await tellNexa(team(), 'user.created', user, { id })
  await tellNexa(team(), 'user.updated', await clerk.updateUser(user.id, { firstName: 'A' }), {
    id,
  })
  expect((await (await as(user)).get('/api/auth/me')).name).toBe('Ada')
})

test('an event of a type that Nexa does not use is taken, and changes nothing', async () => {
  const { databaseUrl, clerk } = team()
  const before = await wholeFingerprint(databaseUrl)
  await tellNexa(team(), 'sms.created', { id: 'sms_1' })
  await tellNexa(team(), 'session.created', clerk.session('user_1'))
  expect(await wholeFingerprint(databaseUrl)).toEqual(before)
})
