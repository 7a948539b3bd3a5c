import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { createClerkDirectory } from '../src/clerk/create-clerk-directory'
import { Unavailable } from '../src/lib/errors'
import { type ClerkDirectory, ClerkRefusal } from '../src/services/clerk/clerk-directory'
import type {
  ClerkOrganizationJson,
  ClerkUserJson,
  UserFields,
} from './support/clerk/clerk-objects'
import { ClerkStandIn } from './support/clerk/clerk-stand-in'

/** What doesn't answer never does: how soon that is noticed is all the same. */
const callTimeoutMs = 500

let clerk: ClerkStandIn
let directory: ClerkDirectory
let ada: ClerkUserJson
let engines: ClerkOrganizationJson

beforeAll(async () => {
  clerk = await ClerkStandIn.open()
  directory = createClerkDirectory(clerk.settings)
  ada = await clerk.addUser({ email: 'Ada@Example.com', firstName: 'Ada', lastName: 'Lovelace' })
  engines = await clerk.addOrganization({ name: 'Engines', slug: 'engines', createdBy: ada.id })
  await clerk.addMembership({ organizationId: engines.id, userId: ada.id, role: 'org:admin' })
})
afterEach(() => clerk.heal())
afterAll(() => clerk.close())

const inEngines = async (fields: { role?: string; nexaRole?: string } = {}) => {
  const { id: userId } = await clerk.addUser()
  return clerk.addMembership({ organizationId: engines.id, userId, ...fields })
}
const all = async <T>(things: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(things)
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(() => null).catch((error: unknown) => error)
type Roles = { role: string; nexaRole: string }
const writes = async () => (await clerk.calls()).filter(({ method }) => method !== 'GET')

test('finds a person', async () => {
  expect(await directory.findUser(ada.id)).toEqual({
    id: ada.id,
    email: 'ada@example.com',
    name: 'Ada Lovelace',
    avatarUrl: null,
    updatedAt: ada.updated_at,
  })
})

test.each<[string, UserFields, { name?: string; email?: string | null; avatarUrl?: string }]>([
  ['no verified email', { isVerified: false }, { email: null }],
  ['no email', { email: null }, { email: null }],
  ['a first name only', { lastName: null }, { name: 'Grace' }],
  [
    'a username only',
    { firstName: null, lastName: null, username: 'amazing' },
    { name: 'amazing' },
  ],
  ['an email only', { firstName: ' ', lastName: null }, { name: 'grace' }],
  ['nothing', { firstName: null, lastName: null, email: null }, { name: 'Somebody', email: null }],
  ['too long a name', { firstName: 'é'.repeat(300), lastName: null }, { name: 'é'.repeat(100) }],
  ['a pair cut in two', { firstName: `${'x'.repeat(99)}😀` }, { name: 'x'.repeat(99) }],
  ['what no database keeps', { firstName: 'Gr\u0000ace\ud800' }, { name: 'Grace\ufffd Hopper' }],
  [
    'a picture',
    { imageUrl: 'https://img.example/a.png' },
    { avatarUrl: 'https://img.example/a.png' },
  ],
  ['a picture that is none', { imageUrl: 'javascript:alert(1)' }, {}],
])('takes somebody with %s', async (_, fields, wanted) => {
  const grace = { email: 'grace@example.com', firstName: 'Grace', lastName: 'Hopper' }
  const { id } = await clerk.addUser({ ...grace, ...fields })
  const expected = { name: 'Grace Hopper', email: grace.email, avatarUrl: null, ...wanted }
  expect(await directory.findUser(id)).toMatchObject(expected)
})

test('finds an organization and a membership', async () => {
  expect(await directory.findOrganization(engines.id)).toEqual({
    id: engines.id,
    name: 'Engines',
    slug: 'engines',
    createdBy: ada.id,
    updatedAt: engines.updated_at,
  })
  const { id, public_user_data, updated_at } = await inEngines({ nexaRole: 'pm' })
  expect(await directory.findMembership(engines.id, public_user_data.user_id)).toEqual({
    id,
    organizationId: engines.id,
    userId: public_user_data.user_id,
    role: 'org:member',
    nexaRole: 'pm',
    updatedAt: updated_at,
  })
})

test('answers null for what is not in Clerk', async () => {
  expect(await directory.findUser('user_none')).toBeNull()
  expect(await directory.findOrganization('org_none')).toBeNull()
  expect(await directory.findMembership('org_none', ada.id)).toBeNull()
  const { id } = await clerk.addUser()
  expect(await directory.findMembership(engines.id, id)).toBeNull()
  expect(await directory.renameOrganization('org_none', 'Nothing')).toBeNull()
})

test('reads lists of more than a page to their end', async () => {
  const { id: organizationId } = await clerk.addOrganization({ name: 'Crowd' })
  const crowd = await Promise.all(Array.from({ length: 1_001 }, () => clerk.addUser()))
  for (const { id: userId } of crowd) await clerk.addMembership({ organizationId, userId })
  const ids = crowd.map(({ id }) => id).sort()

  const members = await all(directory.listMemberships(organizationId))
  expect(members.map(({ userId }) => userId).sort()).toEqual(ids)
  const users = (await all(directory.listUsers())).map(({ id }) => id)
  expect(new Set(users).size).toBe(users.length)
  expect(users).toEqual(expect.arrayContaining(ids))
  const organizations = await all(directory.listOrganizations())
  expect(organizations.map(({ id }) => id)).toEqual(
    expect.arrayContaining([engines.id, organizationId]),
  )
})

test('lists nobody twice when somebody comes while it reads', async () => {
  const ids: string[] = []
  for await (const { id } of directory.listUsers()) {
    if (ids.length === 0) await clerk.addUser()
    ids.push(id)
  }
  expect(ids.length).toBeGreaterThan(1_000)
  expect(new Set(ids).size).toBe(ids.length)
})

test('renames an organization', async () => {
  const { id, updated_at } = await clerk.addOrganization({ name: 'Before' })
  const renamed = await directory.renameOrganization(id, 'After')
  expect(renamed).toMatchObject({ id, name: 'After' })
  expect(renamed?.updatedAt).toBeGreaterThan(updated_at)
})

test('makes a member with both roles', async () => {
  const { id: userId } = await clerk.addUser()
  const wanted = { organizationId: engines.id, userId, role: 'org:member', nexaRole: 'guest' }
  expect(await directory.createMembership(wanted)).toMatchObject(wanted)
  expect(await directory.findMembership(engines.id, userId)).toMatchObject(wanted)
  expect(await failureOf(directory.createMembership(wanted))).toBeInstanceOf(ClerkRefusal)
})

test.each<[Roles, Roles, string[]]>([
  [{ role: 'org:member', nexaRole: 'pm' }, { role: 'org:member', nexaRole: 'guest' }, ['metadata']],
  [{ role: 'org:member', nexaRole: 'pm' }, { role: 'org:member', nexaRole: 'pm' }, []],
  // In between they are what they become, or what they were.
  [
    { role: 'org:member', nexaRole: 'pm' },
    { role: 'org:admin', nexaRole: 'super_admin' },
    ['role', 'metadata'],
  ],
  [
    { role: 'org:admin', nexaRole: 'super_admin' },
    { role: 'org:member', nexaRole: 'pm' },
    ['metadata', 'role'],
  ],
])('changes a membership from %o to %o by %p', async (before, wanted, expected) => {
  const { public_user_data } = await inEngines(before)
  const known = (await writes()).length
  const which = { organizationId: engines.id, userId: public_user_data.user_id }
  expect(await directory.updateMembership({ ...which, ...wanted })).toMatchObject(wanted)
  expect(await clerk.membership(which)).toMatchObject({
    role: wanted.role,
    public_metadata: { nexa_role: wanted.nexaRole },
  })
  const made = (await writes()).slice(known)
  const kinds: string[] = made.map(({ path }) => (path.endsWith('/metadata') ? 'metadata' : 'role'))
  expect(kinds).toEqual(expected)
})

test('refuses to change who is not a member', async () => {
  const { id: userId } = await clerk.addUser()
  const wanted = { organizationId: engines.id, userId, role: 'org:member', nexaRole: 'pm' }
  expect(await failureOf(directory.updateMembership(wanted))).toBeInstanceOf(ClerkRefusal)
})

test('removes a member, and takes it well when they are gone', async () => {
  const { public_user_data } = await inEngines()
  await directory.deleteMembership(engines.id, public_user_data.user_id)
  expect(await directory.findMembership(engines.id, public_user_data.user_id)).toBeNull()
  await directory.deleteMembership(engines.id, public_user_data.user_id)
})

test('hands on why Clerk refuses', async () => {
  const { id: organizationId } = await clerk.addOrganization({ name: 'Small' })
  await clerk.addMembership({ organizationId, userId: ada.id, role: 'org:admin' })
  const refusal = await failureOf(directory.deleteMembership(organizationId, ada.id))
  expect(refusal).toBeInstanceOf(ClerkRefusal)
  expect(refusal).toMatchObject({ message: expect.stringContaining('at least one') })
})

test('invites, lists and revokes', async () => {
  const { id: organizationId } = await clerk.addOrganization({ name: 'Inviting' })
  const invitation = { organizationId, email: 'new@example.com', role: 'org:member' }
  const wanted = { ...invitation, nexaRole: 'pm', inviterId: null, redirectUrl: 'http://a.test/b' }
  const { id } = await directory.createInvitation(wanted)
  const [{ body } = { body: null }] = (await writes()).slice(-1)
  expect(body).toMatchObject({
    redirect_url: 'http://a.test/b',
    public_metadata: { nexa_role: 'pm' },
  })
  expect(await all(directory.listInvitations(organizationId))).toEqual([
    { id, email: 'new@example.com', role: 'org:member' },
  ])
  expect(await failureOf(directory.createInvitation(wanted))).toBeInstanceOf(ClerkRefusal)

  await directory.revokeInvitation(organizationId, id)
  expect(await all(directory.listInvitations(organizationId))).toEqual([])
  await directory.revokeInvitation(organizationId, id)
  await directory.revokeInvitation(organizationId, 'orginv_none')
})

test('says so when an open invitation can not be revoked', async () => {
  const { id } = await clerk.addInvitation({
    organizationId: engines.id,
    email: 'kept@example.com',
    role: 'org:member',
  })
  await clerk.fail({ path: '/revoke', status: 403 })
  expect(await failureOf(directory.revokeInvitation(engines.id, id))).toBeInstanceOf(ClerkRefusal)
})

test.each([400, 401, 403, 409, 422])('an answer of %d is a refusal', async (status) => {
  await clerk.fail({ status })
  expect(await failureOf(directory.findUser(ada.id))).toBeInstanceOf(ClerkRefusal)
})

test.each([429, 500, 502, 503])('an answer of %d is for now', async (status) => {
  await clerk.fail({ status, headers: { 'Retry-After': '17' } })
  const failure = await failureOf(directory.findUser(ada.id))
  expect(failure).toBeInstanceOf(Unavailable)
  expect(failure).toMatchObject({ retryAfterSeconds: 17 })
})

test('nothing is gone because somebody else answers 404', async () => {
  await clerk.fail({ status: 404, body: { message: 'no such page' } })
  expect(await failureOf(directory.findUser(ada.id))).toBeInstanceOf(Unavailable)
})

test('a Clerk that is down is for now', async () => {
  await clerk.stop()
  expect(await failureOf(directory.findUser(ada.id))).toBeInstanceOf(Unavailable)
  expect(await failureOf(all(directory.listUsers()))).toBeInstanceOf(Unavailable)
  await clerk.start()
  expect(await directory.findUser(ada.id)).toMatchObject({ id: ada.id })
})

test('calls that hang end, do not pile up, and are not made later', async () => {
  const hasty = createClerkDirectory(clerk.settings, callTimeoutMs)
  await clerk.fail({ path: '/organizations' })
  const before = (await clerk.calls()).length
  const calls = Array.from({ length: 100 }, (_, n) =>
    hasty.renameOrganization(engines.id, `No ${n}`),
  )
  for (const failure of await Promise.all(calls.map(failureOf))) {
    expect(failure).toBeInstanceOf(Unavailable)
  }
  await clerk.heal()
  await clerk.stop()
  await clerk.start()
  expect(await hasty.findOrganization(engines.id)).toMatchObject({ name: 'Engines' })
  const made = (await clerk.calls()).slice(before).filter(({ method }) => method === 'PATCH')
  expect(made.length).toBeLessThan(100)
})
