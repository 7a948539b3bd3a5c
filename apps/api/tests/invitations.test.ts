import { expect, test } from 'bun:test'
import { signUp } from './support/cast'
import { Client } from './support/client'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const invitations = () => `/api/workspaces/${team().ada.workspaceId}/invitations`
const accept = '/api/invitations/accept'

async function aNewcomer() {
  const name = crypto.randomUUID()
  const person = await signUp(team().ada.url, name)
  return { person, email: `${name}@example.com` }
}

const inOurs = ({ url, token }: Client) =>
  new Client(url, { token, workspaceId: team().ada.workspaceId })

test('an invitation lets exactly the one it was sent to in, in the role it names, once', async () => {
  const { ada, mallory } = team()
  const { person, email } = await aNewcomer()
  const { token, ...sent } = await ada.post(invitations(), { email, role: 'pm' }).expect(201)
  expect(sent).toMatchObject({ email, role: 'pm', invitedById: ada.userId })

  await inOurs(person).get('/api/projects').expect(404)
  const forwarded = await mallory.post(accept, { token }).expect(404)
  expect(forwarded).toMatchObject({ code: 'NOT_FOUND', message: 'Invitation not found' })

  expect(await person.post(accept, { token }).expect(201)).toMatchObject({
    id: ada.workspaceId,
    role: 'pm',
  })
  expect(await inOurs(person).get('/api/auth/me')).toMatchObject({ role: 'pm' })
  await person.post(accept, { token }).expect(404)
  const open = await ada.get(invitations())
  expect(open.filter((one: { email: string }) => one.email === email)).toEqual([])
})

test('an invitation is for a member unless it says otherwise', async () => {
  const { ada } = team()
  const { email } = await aNewcomer()
  expect(await ada.post(invitations(), { email })).toMatchObject({ role: 'member' })
})

test('the address is one whatever its case', async () => {
  const { ada } = team()
  const { person, email } = await aNewcomer()
  const { token } = await ada.post(invitations(), { email: email.toUpperCase() })
  await person.post(accept, { token }).expect(201)
})

test('nobody invites above their own role, and members and guests nobody', async () => {
  const { grace, linus, edsger, ada } = team()
  const { email } = await aNewcomer()
  await grace.post(invitations(), { email, role: 'super_admin' }).expect(403)
  await linus.post(invitations(), { email, role: 'guest' }).expect(403)
  await edsger.post(invitations(), { email, role: 'guest' }).expect(403)
  const open = await ada.get(invitations())
  expect(open.filter((one: { email: string }) => one.email === email)).toEqual([])
  expect(await grace.post(invitations(), { email, role: 'pm' })).toMatchObject({ role: 'pm' })
  expect(await ada.post(invitations(), { email, role: 'super_admin' })).toMatchObject({
    role: 'super_admin',
  })
})

test('inviting again replaces the open invitation: only the newest link works', async () => {
  const { ada, grace } = team()
  const { person, email } = await aNewcomer()
  const old = await ada.post(invitations(), { email, role: 'pm' })
  const renewed = await grace.post(invitations(), { email, role: 'guest' })
  expect(renewed.token).not.toBe(old.token)
  const open = await ada.get(invitations())
  expect(open.filter((one: { email: string }) => one.email === email)).toMatchObject([
    { id: renewed.id, role: 'guest' },
  ])
  await person.post(accept, { token: old.token }).expect(404)
  expect(await person.post(accept, { token: renewed.token })).toMatchObject({ role: 'guest' })
})

test('who is a member already cannot be invited', async () => {
  const { ada } = team()
  expect(await ada.post(invitations(), { email: 'linus@example.com' }).expect(409)).toMatchObject({
    message: 'This person is already a member',
  })
})

test('an expired invitation is neither listed nor accepted', async () => {
  const { ada, databaseUrl } = team()
  const { person, email } = await aNewcomer()
  const { token, id } = await ada.post(invitations(), { email })
  await withSql(databaseUrl, (client) =>
    client.query(
      "update workspace_invitations set expires_at = now() - interval '1s' where id = $1",
      [id],
    ),
  )
  await person.post(accept, { token }).expect(404)
  const open = await ada.get(invitations())
  expect(open.filter((one: { email: string }) => one.email === email)).toEqual([])
  const { token: fresh } = await ada.post(invitations(), { email })
  await person.post(accept, { token: fresh }).expect(201)
})

test('a retried invitation gives the same link, and makes no second one', async () => {
  const { ada } = team()
  const { person, email } = await aNewcomer()
  const retry = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await ada.post(invitations(), { email }, retry)
  expect(await ada.post(invitations(), { email }, retry)).toEqual(first)
  await person.post(accept, { token: first.token }).expect(201)
})

test('a retried acceptance answers the first result again', async () => {
  const { ada } = team()
  const { person, email } = await aNewcomer()
  const { token } = await ada.post(invitations(), { email })
  const retry = { 'Idempotency-Key': crypto.randomUUID() }
  const [first, second] = await Promise.all([
    person.post(accept, { token }, retry),
    person.post(accept, { token }, retry),
  ])
  expect(second).toEqual(first)
  expect(await person.post(accept, { token }, retry)).toEqual(first)
})

test('a token is shown to the inviter only: no list and no row of the database holds it', async () => {
  const { ada, databaseUrl } = team()
  const { email } = await aNewcomer()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const { token, url } = await ada.post(invitations(), { email }, headers)
  expect(url).toEndWith(`/invitations/${token}`)
  expect(JSON.stringify(await ada.get(invitations()))).not.toContain(token)
  const kept = await withSql(databaseUrl, (client) =>
    client.query(
      `select (select json_agg(i) from workspace_invitations i) as invitations,
        (select json_agg(k) from idempotency_keys k) as results,
        (select json_agg(l) from activity_logs l) as activity`,
    ),
  )
  const text = JSON.stringify(kept.rows)
  expect(text).toContain(email)
  expect(text).not.toContain(token)
})
