import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { NexaServer } from '../src/server'
import { askDatabase } from './support/ask-database'
import { emailOf } from './support/clerk/a-company'
import { ClerkHistory, type Happening, happenings } from './support/clerk/clerk-history'
import { type ClerkEvent, clerkEvent } from './support/clerk/clerk-webhooks'
import { useClerk } from './support/clerk/use-clerk'
import { jobsDone } from './support/jobs-done'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl, startTestServer } from './support/test-server'

const jobTimes = { pollMs: 500, retryDelaySeconds: 1 }
const team = useClerk({ others: () => ({ jobTimes }) })
let second: NexaServer
let fresh: { server: NexaServer; databaseUrl: string }

const urlOf = ({ port }: NexaServer) => `http://127.0.0.1:${port}`

type Attempt = { event: ClerkEvent; id: string }

/** As Svix does: what is put off is sent again later. */
async function deliver(url: string, { event, id }: Attempt): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    const { status } = await team().clerk.deliver(url, event, { id })
    if (status === 204) return
    if (status !== 503) throw new Error(`${event.type} was answered ${status}`)
  }
  throw new Error(`${event.type} is put off for ever`)
}

/** Eight at a time, on both servers in turn. */
async function deliverAll(attempts: readonly Attempt[]): Promise<void> {
  const urls = [team().url, urlOf(second)]
  const queue = [...attempts.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [at, attempt] = next
      await deliver(urls[at % 2] ?? team().url, attempt)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

/** What the database has of these people and companies. Those who are gone are told apart by nothing else. */
async function stateOf(databaseUrl: string, { everybody, everyCompany }: ClerkHistory) {
  const people = await askDatabase(
    databaseUrl,
    `select clerk_id as id, case when deleted_at is null then name end as name,
        case when email not like '%.invalid' then email end as email
      from users where clerk_id = any($1) and (deleted_at is null or email not like '%@deleted.invalid')
      order by 1`,
    [everybody],
  )
  const members = await askDatabase(
    databaseUrl,
    `select m.clerk_membership_id as id, w.name as company, u.clerk_id as "userId", m.role::text
      from workspace_members m join workspaces w on w.id = m.workspace_id join users u on u.id = m.user_id
      where w.clerk_org_id = any($1) and w.deleted_at is null order by 1`,
    [everyCompany],
  )
  const owners = await askDatabase(
    databaseUrl,
    `select count(*)::int as strangers from workspaces w
      where w.clerk_org_id = any($1) and w.deleted_at is null
        and exists (select 1 from workspace_members m where m.workspace_id = w.id and m.role = 'super_admin')
        and not exists (select 1 from workspace_members m
          where m.workspace_id = w.id and m.role = 'super_admin' and m.user_id = w.owner_id)`,
    [everyCompany],
  )
  return { people, members, owners }
}

/** The newest event of each thing there was, as if nothing had been told before. */
async function newestOf(history: ClerkHistory): Promise<ClerkEvent[]> {
  const { clerk } = team()
  const newest = new Map(history.events.map((event) => [subjectOf(event), event]))
  const memberships = await Promise.all(
    [...history.companies.values()].map((id) => clerk.memberships(id)),
  )
  return [
    ...[...newest.values()].filter(({ type }) => !type.startsWith('organizationMembership')),
    ...memberships.flat().map((one) => clerkEvent('organizationMembership.updated', one)),
  ]
}
const subjectOf = ({ data }: ClerkEvent) => ('id' in data ? data.id : null)

/** The same of Clerk itself. */
async function stateInClerk(history: ClerkHistory) {
  const { clerk } = team()
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  const users = await Promise.all([...history.people.values()].map((id) => clerk.user(id)))
  const memberships = await Promise.all(
    [...history.companies.values()].map((id) => clerk.memberships(id)),
  )
  return {
    people: users
      .map((user) => ({ id: user.id, name: user.first_name, email: emailOf(user) || null }))
      .sort(byId),
    members: memberships
      .flat()
      .map(({ id, role, organization, public_user_data, public_metadata }) => ({
        id,
        company: organization.name,
        userId: public_user_data.user_id,
        role: role === 'org:admin' ? 'super_admin' : (public_metadata.nexa_role ?? 'member'),
      }))
      .sort(byId),
    owners: [{ strangers: 0 }],
  }
}

/** How the five deliveries of each event come. */
const disorder = fc.record({
  isReversed: fc.boolean(),
  keys: fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
})
type Disorder = { isReversed: boolean; keys: number[] }

function fiveOfEach(once: readonly Attempt[], { isReversed, keys }: Disorder): Attempt[] {
  const all = Array.from({ length: 5 }, () => once).flat()
  if (isReversed) return all.reverse()
  return all
    .map((attempt, at) => ({ attempt, key: keys[at % keys.length] ?? 0 }))
    .sort((one, other) => one.key - other.key)
    .map(({ attempt }) => attempt)
}

const settled = (databaseUrl: string) => jobsDone(databaseUrl, 'remove-person', 'announce-person')

describe('webhooks in any order', () => {
  // Before the database goes, which it is on.
  beforeAll(async () => {
    const clerk = team().clerk.settings
    second = startTestServer(team().databaseUrl, undefined, { clerk, jobTimes })
    const databaseUrl = await cloneTemplate(serverUrl())
    fresh = { databaseUrl, server: startTestServer(databaseUrl, undefined, { clerk, jobTimes }) }
  })
  afterAll(async () => {
    await second.stop()
    await fresh.server.stop()
    await dropDatabase(fresh.databaseUrl)
  })

  test('however often, late and in whatever order: what Clerk said last is what is here', async () => {
    const { clerk, databaseUrl } = team()
    const property = async (happened: Happening[], order: Disorder) => {
      const history = new ClerkHistory(clerk)
      for (const one of happened) await history.add(one)
      const once = history.events.map((event) => ({ event, id: `msg_${crypto.randomUUID()}` }))
      // Reading a whole organization would hide what a webhook did not do.
      for (const id of history.everyCompany) {
        await clerk.fail({ path: `/organizations/${id}/memberships`, status: 500 })
      }
      await deliverAll(fiveOfEach(once, order))
      await settled(databaseUrl)
      const expected = await stateInClerk(history)
      expect(await stateOf(databaseUrl, history)).toEqual(expected)
      // A day later, as other deliveries.
      const late = once.map(({ event }) => ({
        event: { ...event, timestamp: event.timestamp - 86_400_000 },
        id: `msg_${crypto.randomUUID()}`,
      }))
      await deliverAll(late.reverse())
      await settled(databaseUrl)
      expect(await stateOf(databaseUrl, history)).toEqual(expected)
      for (const event of await newestOf(history)) {
        await deliver(urlOf(fresh.server), { event, id: `msg_${crypto.randomUUID()}` })
      }
      await settled(fresh.databaseUrl)
      expect(await stateOf(fresh.databaseUrl, history)).toEqual(expected)
      await clerk.heal()
    }
    await fc.assert(fc.asyncProperty(happenings, disorder, property), { numRuns: 12 })
  })
})
