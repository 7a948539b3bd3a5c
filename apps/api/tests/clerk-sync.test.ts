import { expect, test } from 'bun:test'
import { askDatabase } from './support/ask-database'
import { aCompany, aMember, emailOf, told } from './support/clerk/a-company'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { fingerprintsOf } from './support/fingerprints'
import { runScript } from './support/run-script'
import { newFolder, startTestServer } from './support/test-server'
import { waitUntil } from './support/wait-until'

/** Nobody sends a webhook in these tests: what is in step is so by the command. */
const team = useClerk()

const sync = (more: Record<string, string> = {}) => {
  const { clerk, databaseUrl } = team()
  return runScript(['scripts/clerk-sync.ts'], {
    DATABASE_URL: databaseUrl,
    NEXA_DATA_DIR: newFolder(),
    CLERK_PUBLISHABLE_KEY: clerk.settings.publishableKey,
    CLERK_SECRET_KEY: clerk.settings.secretKey,
    CLERK_API_URL: clerk.url,
    ...more,
  })
}

const synced = async () => {
  const { exitCode, output } = await sync()
  expect(output).toContain('Clerk has')
  expect(exitCode).toBe(0)
  return output
}

async function membersOf(workspaceId: string) {
  const rows = await askDatabase(
    team().databaseUrl,
    `select u.clerk_id, u.name, u.email, m.role from workspace_members m
      join users u on u.id = m.user_id where m.workspace_id = $1 order by u.clerk_id`,
    [workspaceId],
  )
  return new Map(rows.map(({ clerk_id, ...row }) => [clerk_id, row]))
}

test('what Clerk has is here afterwards', async () => {
  const { clerk, databaseUrl } = team()
  const founder = await clerk.addUser({ firstName: 'Mary' })
  const organization = await clerk.addOrganization({ name: 'Sync & Sons' })
  const organizationId = organization.id
  await clerk.addMembership({ organizationId, userId: founder.id, role: 'org:admin' })
  const people = await Promise.all(Array.from({ length: 12 }, () => clerk.addUser()))
  for (const { id: userId } of people) await clerk.addMembership({ organizationId, userId })
  expect(await synced()).toContain('13 memberships')
  const [workspace] = await askDatabase(
    databaseUrl,
    `select w.id, w.name, w.slug, u.clerk_id as owner from workspaces w
        join users u on u.id = w.owner_id where w.clerk_org_id = $1`,
    [organizationId],
  )
  expect(workspace).toMatchObject({ name: 'Sync & Sons', owner: founder.id })
  const members = await membersOf(String(workspace?.id))
  expect(members.size).toBe(13)
  expect(members.get(founder.id)).toMatchObject({ role: 'super_admin', email: emailOf(founder) })
  for (const { id } of people) expect(members.get(id)).toMatchObject({ role: 'member' })
})

test('lost news of every kind are made up for, and a second run changes nothing', async () => {
  const company = await aCompany(team())
  const { clerk, databaseUrl, organization, ada } = company
  const organizationId = organization.id
  const renamed = await aMember(company, 'member')
  const promoted = await aMember(company, 'member')
  const removed = await aMember(company, 'pm')
  const deleted = await aMember(company, 'guest')
  const back = await aMember(company, 'member')
  const other = await clerk.addOrganization({ name: 'Soon gone', createdBy: ada.userId })
  await clerk.addMembership({ organizationId: other.id, userId: back.user.id })
  const inOther = await team().as(back.user, other)

  await clerk.updateUser(renamed.user.id, { firstName: 'Augusta', lastName: 'King' })
  await clerk.updateMembership({ ...promoted.key, role: 'org:admin' })
  await clerk.deleteMembership(removed.key)
  await clerk.deleteUser(deleted.user.id)
  await clerk.deleteMembership(back.key)
  await clerk.addMembership(back.key)
  await clerk.updateOrganization(organizationId, { name: 'Difference Engines' })
  await clerk.deleteOrganization(other.id)
  const joined = await clerk.addUser({ firstName: 'New' })
  await clerk.addMembership({ organizationId, userId: joined.id })
  await synced()

  expect(await ada.get(company.workspace)).toMatchObject({ name: 'Difference Engines' })
  // Somebody whose account is gone leaves by a job.
  await waitUntil(async () => !(await membersOf(ada.workspaceId)).has(deleted.user.id))
  const members = await membersOf(ada.workspaceId)
  expect(members.get(renamed.user.id)).toMatchObject({ name: 'Augusta King' })
  expect(members.get(promoted.user.id)).toMatchObject({ role: 'super_admin' })
  expect(members.get(back.user.id)).toMatchObject({ role: 'member' })
  expect(members.get(joined.id)).toMatchObject({ name: 'New', role: 'member' })
  expect(members.has(removed.user.id)).toBe(false)
  await inOther.get('/api/projects').expect(404)
  // Asked of an instance that has not seen them just before.
  const fresh = startTestServer(databaseUrl, undefined, { clerk: clerk.settings })
  const { token } = deleted.person
  await new Client(`http://127.0.0.1:${fresh.port}`, { token }).get('/api/auth/me').expect(401)
  await fresh.stop()

  const before = await fingerprintsOf(databaseUrl, ada.workspaceId)
  expect(await synced()).toContain('Gone there and now here: 0')
  expect(await fingerprintsOf(databaseUrl, ada.workspaceId)).toEqual(before)
})

test('changes that Clerk refused or missed are sent again', async () => {
  const company = await aCompany(team())
  const { clerk, ada, workspace } = company
  const { person, key } = await aMember(company, 'member')
  await clerk.fail({ method: 'PATCH', path: '/memberships/', status: 422 })
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'super_admin' })
  await waitUntil(async () => {
    const [write] = await ada.get(`${workspace}/clerk-writes`)
    return write?.attempts === 1 && write.error !== null
  })
  await clerk.heal()
  expect(await synced()).not.toContain('sent again to Clerk: 0')
  await told(company)
  expect(await clerk.membership(key)).toMatchObject({ role: 'org:admin' })
})

test('says what is wrong when Clerk is away or not set up', async () => {
  const away = await sync({ CLERK_API_URL: 'http://127.0.0.1:9' })
  expect(away.exitCode).toBe(1)
  expect(away.output).toContain('Clerk')
  expect(away.output).not.toContain(team().clerk.settings.secretKey)
  const unset = await sync({ CLERK_SECRET_KEY: '' })
  expect(unset).toMatchObject({ exitCode: 1 })
  expect(unset.output).toContain('set CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY')
})
