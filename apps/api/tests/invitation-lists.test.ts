import { expect, test } from 'bun:test'
import { signUp } from './support/cast'
import { invitationsFor } from './support/invitations-for'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const invitations = () => `/api/workspaces/${team().ada.workspaceId}/invitations`
const offerOf = (token: string) => `/api/invitations/token/${token}`
const anEmail = () => `${crypto.randomUUID()}@example.com`

test('of many addresses each is answered for itself, in the order given', async () => {
  const { grace, ada } = team()
  const [first, second, above] = [anEmail(), anEmail(), anEmail()]
  await ada.post(invitations(), { email: above, role: 'super_admin' })
  const emails = [first, 'not an address', ' Linus@Example.com', above, second, first.toUpperCase()]
  const results = await grace.post(`${invitations()}/bulk`, { emails, role: 'guest' }).expect(201)
  expect(results).toMatchObject([
    { email: first, outcome: 'invited', invitation: { email: first, role: 'guest' } },
    { email: 'not an address', outcome: 'invalid' },
    { email: 'linus@example.com', outcome: 'member' },
    { email: above, outcome: 'forbidden' },
    { email: second, outcome: 'invited', invitation: { invitedById: grace.userId } },
  ])
  expect(results).toHaveLength(5)
  expect(await invitationsFor(team().ada, first)).toHaveLength(1)
  expect(await invitationsFor(team().ada, above)).toMatchObject([{ role: 'super_admin' }])
  await ada.get(offerOf(results[0].invitation.token)).expect(200)
})

test('a list of addresses that is empty, too long or no text is refused as a whole', async () => {
  const { ada, grace, linus } = team()
  const bulk = `${invitations()}/bulk`
  const emails = Array.from({ length: 21 }, anEmail)
  for (const bad of [
    [],
    emails,
    [1],
    ['a\u0000@example.com'],
    [`${'x'.repeat(500)}@example.com`],
  ]) {
    await ada.post(bulk, { emails: bad }).expect(400)
  }
  const [email = ''] = emails
  await linus.post(bulk, { emails: [email] }).expect(403)
  await grace.post(bulk, { emails: [email], role: 'super_admin' }).expect(403)
  expect(await invitationsFor(team().ada, email)).toEqual([])
})

test('a retried list gives the same links', async () => {
  const { ada } = team()
  const retry = { 'Idempotency-Key': crypto.randomUUID() }
  const body = { emails: [anEmail(), anEmail()] }
  const first = await ada.post(`${invitations()}/bulk`, body, retry)
  expect(await ada.post(`${invitations()}/bulk`, body, retry)).toEqual(first)
})

test('the same people invited by two at once are invited once', async () => {
  const { ada, grace } = team()
  const emails = Array.from({ length: 10 }, anEmail)
  await Promise.all([
    ada.post(`${invitations()}/bulk`, { emails }).expect(201),
    grace.post(`${invitations()}/bulk`, { emails: emails.toReversed() }).expect(201),
  ])
  for (const email of emails) expect(await invitationsFor(team().ada, email)).toHaveLength(1)
})

test('at most a thousand invitations of a workspace are open; one of them can be replaced', async () => {
  const barbara = await signUp(team().ada.url, crypto.randomUUID())
  const path = `/api/workspaces/${barbara.workspaceId}/invitations`
  await withSql(team().databaseUrl, (client) =>
    client.query(
      `insert into workspace_invitations (id, workspace_id, email, role, token_hash, invited_by_id, expires_at)
        select gen_random_uuid(), $1, n || '@example.com', 'guest', gen_random_uuid(), $2,
          now() + make_interval(days => case when n = 0 then -1 else 1 end) from generate_series(0, 999) n`,
      [barbara.workspaceId, barbara.userId],
    ),
  )
  const { id } = await barbara.post(path, { email: anEmail() }).expect(201)
  await barbara.post(path, { email: anEmail() }).expect(409)
  await barbara.post(`${path}/bulk`, { emails: [anEmail()] }).expect(409)
  await barbara.post(path, { email: '1@example.com' }).expect(201)
  await barbara.delete(`${path}/${id}`).expect(204)
  await barbara.post(path, { email: anEmail() }).expect(201)
})
