import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { NexaServer } from '../src/server'
import { aCompany, aMember, changesOf, openInvitations, told } from './support/clerk/a-company'
import { ClerkStandIn } from './support/clerk/clerk-stand-in'
import { clerkTeam } from './support/clerk/use-clerk'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl, startTestServer } from './support/test-server'

let clerk: ClerkStandIn
let databaseUrl: string
let servers: NexaServer[] = []

beforeAll(async () => {
  clerk = await ClerkStandIn.open()
  databaseUrl = await cloneTemplate(serverUrl())
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await clerk.close()
  await dropDatabase(databaseUrl)
})

function start() {
  const jobTimes = { pollMs: 500, retryDelaySeconds: 1 }
  const server = startTestServer(databaseUrl, undefined, { jobTimes, clerk: clerk.settings })
  servers.push(server)
  return clerkTeam({ clerk, databaseUrl, server })
}

test('what the server could not tell Clerk before it stopped is told after the next start', async () => {
  const first = start()
  const company = await aCompany(first)
  const { ada, workspace, founder, organization } = company
  const { person, key } = await aMember(company, 'member')
  const email = `${crypto.randomUUID()}@example.com`
  await clerk.stop()
  await ada.patch(`${workspace}/members/${person.userId}`, { role: 'guest' }).expect(200)
  await ada.post(`${workspace}/invitations`, { email }).expect(201)
  await first.server.stop()
  servers = []
  await clerk.start()
  const second = start()
  await told({ ...company, ada: await second.as(founder, organization) })
  expect(await clerk.membership(key)).toMatchObject({ public_metadata: { nexa_role: 'guest' } })
  expect(await openInvitations(company, email)).toHaveLength(1)
})

test('two servers tell Clerk of one invitation one after the other', async () => {
  const [first, second] = [start(), start()]
  const company = await aCompany(first)
  const { workspace, founder, organization } = company
  const admins = [company.ada, await second.as(founder, organization)]
  const emails = Array.from({ length: 10 }, () => `${crypto.randomUUID()}@example.com`)
  const invite = (email: string, role: string) =>
    admins.map((admin) => admin.post(`${workspace}/invitations`, { email, role }))
  await Promise.all(emails.flatMap((email) => [...invite(email, 'guest'), ...invite(email, 'pm')]))
  await told(company)
  for (const email of emails) expect(await openInvitations(company, email)).toHaveLength(1)
  // Two at once would each make one, and Clerk would refuse the second.
  const made = (await changesOf(company, organization)).filter(
    ({ path }) => path === '/invitations',
  )
  expect(await clerk.invitations(organization.id)).toHaveLength(made.length)
})
