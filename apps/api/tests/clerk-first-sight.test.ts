import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { NexaServer } from '../src/server'
import type { ClerkRoles } from '../src/services/clerk/clerk-roles'
import { askDatabase } from './support/ask-database'
import { organizationClaim } from './support/clerk/clerk-tokens'
import { type ClerkTeam, useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { countRows } from './support/count-rows'
import { SocketClient } from './support/socket-client'
import { startTestServer } from './support/test-server'

const roles: ClerkRoles = new Map([
  ['org:admin', 'super_admin'],
  ['org:manager', 'pm'],
  ['org:member', 'member'],
  ['org:viewer', 'guest'],
])
const team = useClerk({ roles })

async function anOrganization({ clerk }: ClerkTeam, name = 'Analytical Engines', slug?: string) {
  const founder = await clerk.addUser()
  const fields = { name, createdBy: founder.id, ...(slug !== undefined && { slug }) }
  const organization = await clerk.addOrganization(fields)
  const join = (userId: string, role: string) =>
    clerk.addMembership({ organizationId: organization.id, userId, role })
  await join(founder.id, 'org:admin')
  return { founder, organization, join }
}

const me = async (url: string, token: string) => new Client(url, { token }).get('/api/auth/me')

describe('many first requests at once', () => {
  let second: NexaServer
  beforeAll(() => {
    second = startTestServer(team().databaseUrl, undefined, { clerk: team().clerk.settings })
  })
  afterAll(() => second.stop())

  test('on two servers make one user, one workspace and one membership', async () => {
    const { clerk, url, databaseUrl } = team()
    const { founder, organization } = await anOrganization(team())
    const before = await countRows(databaseUrl)
    const token = await clerk.token({ sub: founder.id, ...organizationClaim(organization) })
    const urls = [url, `http://127.0.0.1:${second.port}`]
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => me(urls[n % 2] ?? url, token)),
    )
    expect(
      new Set(all.map(({ id, workspaceId, role }) => `${id} ${workspaceId} ${role}`)).size,
    ).toBe(1)
    // Each of the servers once.
    const asked = (await clerk.calls()).filter(({ path }) => path === `/v1/users/${founder.id}`)
    expect(asked.length).toBeLessThanOrEqual(2)
    const { users = 0, workspaces = 0, workspace_members: members = 0 } = before
    expect(await countRows(databaseUrl)).toMatchObject({
      users: users + 1,
      workspaces: workspaces + 1,
      workspace_members: members + 1,
    })
  })

  test('of people who come together make one workspace', async () => {
    const { clerk, url } = team()
    const { founder, organization, join } = await anOrganization(team())
    const others = await Promise.all(Array.from({ length: 9 }, () => clerk.addUser()))
    for (const { id } of others) await join(id, 'org:member')
    const urls = [url, `http://127.0.0.1:${second.port}`]
    const all = await Promise.all(
      [founder, ...others].map(async ({ id: sub }, n) =>
        me(urls[n % 2] ?? url, await clerk.token({ sub, ...organizationClaim(organization) })),
      ),
    )
    expect(new Set(all.map(({ workspaceId }) => workspaceId)).size).toBe(1)
    expect(all.map(({ role }) => role)).toEqual(['super_admin', ...others.map(() => 'member')])
  })
})

describe('the organization of a session', () => {
  test.each([
    [
      'first',
      (id: string) => ({ v: undefined, org_id: id, org_role: 'org:admin', org_slug: 'any' }),
    ],
    ['second', (id: string) => ({ v: 2, o: { id, rol: 'admin', slg: 'any' } })],
  ])('is read from claims of the %s form', async (_, claimsOf) => {
    const { clerk, url } = team()
    const { founder, organization } = await anOrganization(team())
    const token = await clerk.token({ sub: founder.id, ...claimsOf(organization.id) })
    const { workspaceId } = await me(url, token)
    const workspace = await new Client(url, { token }).get(`/api/workspaces/${workspaceId}`)
    expect(workspace).toMatchObject({ name: 'Analytical Engines' })
  })

  test('is the only one that the session opens', async () => {
    const { as, clerk, url } = team()
    const { founder, organization } = await anOrganization(team(), 'One')
    const another = await clerk.addOrganization({ name: 'Another', createdBy: founder.id })
    await clerk.addMembership({ organizationId: another.id, userId: founder.id, role: 'org:admin' })
    const inAnother = await as(founder, another)
    const inOne = await as(founder, organization)
    expect(inOne.workspaceId).not.toBe(inAnother.workspaceId)
    await inOne.get(`/api/workspaces/${inAnother.workspaceId}`).expect(404)
    expect(await inOne.get('/api/workspaces')).toHaveLength(1)
    const free = new Client(url, { token: await clerk.token({ sub: founder.id }) })
    expect(await free.get('/api/workspaces')).toHaveLength(2)
  })

  test('opens nothing for who is no member, and Clerk is asked once', async () => {
    const { as, clerk, url } = team()
    const mallory = await as((await anOrganization(team())).founder)
    const { organization } = await anOrganization(team(), 'Not hers')
    const [{ clerk_id: sub } = {}] = await askDatabase(
      team().databaseUrl,
      'select clerk_id from users where id = $1',
      [mallory.userId],
    )
    const token = await clerk.token({ sub, ...organizationClaim(organization, 'org:admin') })
    for (let n = 0; n < 5; n++) {
      const session = new Client(url, { token })
      expect(await session.get('/api/workspaces')).toEqual([])
      await session.get('/api/auth/me').expect(404)
    }
    const asked = (await clerk.calls()).filter(({ path }) => path.includes(organization.id))
    expect(asked).toHaveLength(1)
  })

  test('gives roles as they are mapped', async () => {
    const { as, clerk } = team()
    const { organization, join } = await anOrganization(team())
    for (const [role, ours] of roles) {
      const user = await clerk.addUser()
      await join(user.id, role)
      expect((await (await as(user, organization)).get('/api/auth/me')).role).toBe(ours)
    }
  })

  test('gets a slug of its own when another workspace has it', async () => {
    const { as } = team()
    const slugs = []
    for (const name of ['First', 'Second']) {
      const { founder, organization } = await anOrganization(team(), name, 'same-slug')
      const client = await as(founder, organization)
      slugs.push((await client.get(`/api/workspaces/${client.workspaceId}`)).slug)
    }
    expect(slugs[0]).toBe('same-slug')
    expect(slugs[1]).toStartWith('same-slug-')
  })
})

describe('while Clerk cannot be asked', () => {
  test('who is known goes on, and nothing is made of others', async () => {
    const { as, clerk, url, databaseUrl } = team()
    const { founder, organization } = await anOrganization(team())
    const known = await as(founder, organization)
    const { founder: newcomer, organization: theirs } = await anOrganization(team())
    const before = await countRows(databaseUrl)

    for (const path of ['/users/', '/memberships', '']) {
      await clerk.fail({ path, status: 500 })
      const token = await clerk.token({ sub: newcomer.id, ...organizationClaim(theirs) })
      const { code } = await new Client(url, { token }).get('/api/auth/me').expect(503)
      expect(code).toBe('UNAVAILABLE')
      const headers = { Authorization: `Bearer ${token}`, Upgrade: 'websocket' }
      expect((await fetch(`${url}/ws`, { headers })).status).toBe(503)
      const socket = await SocketClient.connectAnonymously(url)
      socket.send({ type: 'auth', token })
      expect(await socket.frame('error')).toMatchObject({ code: 'UNAVAILABLE' })
      socket.close()
      expect(await countRows(databaseUrl)).toEqual(before)
      // Another token, which nothing is kept of.
      const { workspaceId } = await (await as(founder, organization)).get('/api/auth/me')
      expect(workspaceId).toBe(known.workspaceId)
      await clerk.heal()
    }
    await as(newcomer, theirs)
  })
})

describe('whose account or session is over', () => {
  test('is signed out when the session ends', async () => {
    const { as, clerk, url } = team()
    const { founder, organization } = await anOrganization(team())
    const session = clerk.session(founder.id)
    const client = await as(founder, organization, { sid: session.id })
    const event = clerk.event('session.ended', { ...session, status: 'ended' })
    expect((await clerk.deliver(url, event)).status).toBe(204)
    await client.get('/api/auth/me').expect(401)
    await as(founder, organization)
  })

  test('is signed out when the account is deleted, and stays so', async () => {
    const { as, clerk, url, databaseUrl } = team()
    const { founder } = await anOrganization(team())
    const client = await as(founder)
    const event = clerk.event('user.deleted', await clerk.deleteUser(founder.id))
    expect((await clerk.deliver(url, event)).status).toBe(204)
    await client.get('/api/auth/me').expect(401)
    const before = await countRows(databaseUrl)
    const token = await clerk.token({ sub: founder.id })
    await new Client(url, { token }).get('/api/auth/me').expect(401)
    expect(await countRows(databaseUrl)).toEqual(before)
  })

  test('is nobody when Clerk has no such person', async () => {
    const { clerk, url, databaseUrl } = team()
    const before = await countRows(databaseUrl)
    const token = await clerk.token({ sub: 'user_whom_nobody_knows' })
    await new Client(url, { token }).get('/api/auth/me').expect(401)
    await new Client(url, { token }).get('/api/auth/me').expect(401)
    const asked = (await clerk.calls()).filter(({ path }) => path.endsWith('whom_nobody_knows'))
    expect(asked).toHaveLength(1)
    expect(await countRows(databaseUrl)).toEqual(before)
  })
})
