import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import pg from 'pg'
import type { NexaServer } from '../src/server'
import { askDatabase } from './support/ask-database'
import { emailOf } from './support/clerk/a-company'
import { aReadCompany, aTold, membersOf, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { jobsDone } from './support/jobs-done'
import { startTestServer } from './support/test-server'
import { waitUntil } from './support/wait-until'

const jobTimes = { pollMs: 500, retryDelaySeconds: 1 }
const team = useClerk({ others: () => ({ jobTimes }) })
let second: NexaServer

/** Told on the other server. */
const tellSecond = (type: string, data: object) =>
  tellNexa({ clerk: team().clerk, url: `http://127.0.0.1:${second.port}` }, type, data)

/** What `run` leaves running ends after the lock is gone. */
async function underLock(lock: string, values: unknown[], run: () => Promise<Promise<void>[]>) {
  const client = new pg.Client({ connectionString: team().databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(lock, values)
    const running = await run()
    await client.query('commit')
    await Promise.all(running)
  } finally {
    await client.end()
  }
}

/** Starts things one after the other, each of which waits for this lock or for one before it. */
const whileLocked = (lock: string, values: unknown[], starts: (() => Promise<void>)[]) =>
  underLock(lock, values, async () => {
    const running: Promise<void>[] = []
    for (const start of starts) {
      running.push(start())
      await waitUntil(async () => (await countWaiting()) === running.length)
    }
    return running
  })

const lockWorkspace = 'select 1 from workspaces where id = $1 for update'
/** Rows that only refer to the workspace may be written. */
const lockMembers = 'select 1 from workspaces where id = $1 for no key update'

async function countWaiting(): Promise<number> {
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  return (await askDatabase(team().databaseUrl, waiting)).length
}

/** Two people in an organization that has no workspace yet. Whoever makes it chooses its slug. */
async function aNewOrganization() {
  const { clerk } = team()
  const slug = `s${crypto.randomUUID().slice(0, 8)}`
  const organization = await clerk.addOrganization({ name: 'Bletchley', slug })
  const join = async (role: string) => {
    const user = await clerk.addUser()
    await tellNexa(team(), 'user.created', user)
    const key = { organizationId: organization.id, userId: user.id }
    return { key, membership: await clerk.addMembership({ ...key, role }) }
  }
  const [ada, grace] = [await join('org:admin'), await join('org:member')]
  // Only the webhooks are to tell of members here.
  await clerk.fail({ path: `/organizations/${organization.id}/memberships`, status: 500 })
  const lock = 'select pg_advisory_xact_lock(hashtextextended($1, 0))'
  const state = () =>
    askDatabase(
      team().databaseUrl,
      `select w.name, w.deleted_at is not null as "isDeleted",
        array(select m.clerk_membership_id from workspace_members m where m.workspace_id = w.id order by m.role) as members
      from workspaces w where w.clerk_org_id = $1`,
      [organization.id],
    )
  const first = () => tellNexa(team(), 'organizationMembership.created', ada.membership)
  const whileItIsMade = (next: () => Promise<void>) => whileLocked(lock, [slug], [first, next])
  return { organization, ada, grace, state, whileItIsMade }
}

describe('at the same moment', () => {
  // Before the database goes, which it is on.
  beforeAll(() => {
    second = startTestServer(team().databaseUrl, undefined, {
      clerk: team().clerk.settings,
      jobTimes,
    })
  })
  afterAll(() => second.stop())

  test('two first memberships at once make one workspace with both', async () => {
    const { ada, grace, state, whileItIsMade } = await aNewOrganization()
    await whileItIsMade(() => tellSecond('organizationMembership.created', grace.membership))
    expect(await state()).toEqual([
      { name: 'Bletchley', isDeleted: false, members: [ada.membership.id, grace.membership.id] },
    ])
  })

  test('a membership that ends while it makes its workspace has ended', async () => {
    const { ada, state, whileItIsMade } = await aNewOrganization()
    const ended = await team().clerk.deleteMembership(ada.key)
    await whileItIsMade(() => tellSecond('organizationMembership.deleted', ended))
    expect(await state()).toEqual([{ name: 'Bletchley', isDeleted: false, members: [] }])
  })

  test('an organization that is renamed while its workspace is made has its new name', async () => {
    const { organization, ada, state, whileItIsMade } = await aNewOrganization()
    const later = { ...organization, name: 'Hut 6', updated_at: organization.updated_at + 1 }
    await whileItIsMade(() => tellSecond('organization.updated', later))
    expect(await state()).toEqual([
      { name: 'Hut 6', isDeleted: false, members: [ada.membership.id] },
    ])
  })

  test('an organization that is deleted while its workspace is made is in the trash', async () => {
    const { organization, ada, state, whileItIsMade } = await aNewOrganization()
    await whileItIsMade(() => tellSecond('organization.deleted', { id: organization.id }))
    expect(await state()).toEqual([
      { name: 'Bletchley', isDeleted: true, members: [ada.membership.id] },
    ])
  })

  test('who is deleted while they join is not in', async () => {
    const company = await aReadCompany(team())
    const { clerk, organization, ada, databaseUrl } = company
    const user = await clerk.addUser()
    await tellNexa(company, 'user.created', user)
    const membership = await clerk.addMembership({
      organizationId: organization.id,
      userId: user.id,
    })
    await underLock(lockWorkspace, [ada.workspaceId], async () => {
      const joining = tellNexa(company, 'organizationMembership.created', membership)
      await waitUntil(async () => (await countWaiting()) === 1)
      await tellSecond('user.deleted', await clerk.deleteUser(user.id))
      return [joining]
    })
    await jobsDone(databaseUrl, 'remove-person')
    expect(await membersOf(company)).toHaveLength(1)
  })

  test('who joins while they are deleted is taken out', async () => {
    const company = await aReadCompany(team())
    const { clerk, organization, databaseUrl } = company
    const user = await clerk.addUser()
    await tellNexa(company, 'user.created', user)
    const membership = await clerk.addMembership({
      organizationId: organization.id,
      userId: user.id,
    })
    const lock = 'select 1 from users where clerk_id = $1 for update'
    await whileLocked(
      lock,
      [user.id],
      [
        () => tellNexa(company, 'organizationMembership.created', membership),
        () => tellSecond('user.deleted', { id: user.id, deleted: true }),
      ],
    )
    await jobsDone(databaseUrl, 'remove-person')
    expect(await membersOf(company)).toHaveLength(1)
  })

  test('who is deleted has no API token left, also before they are out of their workspaces', async () => {
    const company = await aReadCompany(team())
    const { clerk, ada, url, databaseUrl } = company
    const { user, token } = await aTold(company)
    const person = new Client(url, { token, workspaceId: ada.workspaceId })
    const program = new Client(url, await person.post('/api/auth/tokens', { name: 'script' }))
    await underLock(lockWorkspace, [ada.workspaceId], async () => {
      await program.get('/api/projects').expect(200)
      await tellNexa(company, 'user.deleted', await clerk.deleteUser(user.id))
      await program.get('/api/projects').expect(401)
      return []
    })
    await jobsDone(databaseUrl, 'remove-person')
  })

  test('who is deleted makes no API token that works, not even where that is not known yet', async () => {
    const company = await aReadCompany(team())
    const { clerk, ada, databaseUrl } = company
    const { user, token } = await aTold(company)
    const url = `http://127.0.0.1:${second.port}`
    const person = new Client(url, { token, workspaceId: ada.workspaceId })
    await person.get('/api/auth/me').expect(200)
    await underLock(lockMembers, [ada.workspaceId], async () => {
      await tellNexa(company, 'user.deleted', await clerk.deleteUser(user.id))
      const program = new Client(url, await person.post('/api/auth/tokens', { name: 'script' }))
      await program.get('/api/auth/me').expect(401)
      return []
    })
    await jobsDone(databaseUrl, 'remove-person')
  })

  test('of two people with one address at once the newer one has it', async () => {
    const { clerk, databaseUrl } = team()
    const email = `${crypto.randomUUID()}@example.com`
    const older = await clerk.addUser({ email })
    const newer = await clerk.addUser({ email })
    newer.updated_at = older.updated_at + 1
    // Nothing else waits for this lock.
    await jobsDone(databaseUrl, 'remove-person', 'announce-person')
    await whileLocked(
      'lock table users in exclusive mode',
      [],
      [() => tellNexa(team(), 'user.created', newer), () => tellSecond('user.created', older)],
    )
    const rows = await askDatabase(databaseUrl, 'select clerk_id from users where email = $1', [
      email,
    ])
    expect(rows).toEqual([{ clerk_id: newer.id }])
    expect(emailOf(older)).toBe(email)
  })

  test('the same event on two servers at once takes effect once', async () => {
    const company = await aReadCompany(team())
    const { clerk, organization, ada, url, databaseUrl } = company
    const user = await clerk.addUser()
    await tellNexa(company, 'user.created', user)
    const membership = await clerk.addMembership({
      organizationId: organization.id,
      userId: user.id,
    })
    const event = clerk.event('organizationMembership.created', membership)
    const id = `msg_${crypto.randomUUID()}`
    const urls = [url, `http://127.0.0.1:${second.port}`]
    const all = urls.flatMap((each) => [each, each, each, each])
    const answers = await Promise.all(all.map((each) => clerk.deliver(each, event, { id })))
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 204))
    const told = await askDatabase(
      databaseUrl,
      "select 1 from activity_logs where workspace_id = $1 and entity_type = 'member' and copy_of is null",
      [ada.workspaceId],
    )
    expect(told).toHaveLength(1)
  })
})
