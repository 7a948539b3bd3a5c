import { expect, test } from 'bun:test'
import { joinAs, signUp } from './support/cast'
import { Client } from './support/client'
import { invitationsFor } from './support/invitations-for'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const invitations = () => `/api/workspaces/${team().ada.workspaceId}/invitations`
const offerOf = (token: string) => `/api/invitations/token/${token}`
const accept = '/api/invitations/accept'
const anEmail = () => `${crypto.randomUUID()}@example.com`

const expire = (id: string) =>
  withSql(team().databaseUrl, (client) =>
    client.query(
      "update workspace_invitations set expires_at = now() - interval '1s' where id = $1",
      [id],
    ),
  )

test('an invitation sent again has a new link and another seven days', async () => {
  const { ada } = team()
  const email = anEmail()
  const old = await ada.post(invitations(), { email, role: 'pm' })
  const renewed = await ada.post(`${invitations()}/${old.id}/resend`).expect(200)
  expect(renewed).toMatchObject({ id: old.id, email, role: 'pm', invitedById: ada.userId })
  expect(renewed.token).not.toBe(old.token)
  expect(Date.parse(renewed.expiresAt)).toBeGreaterThan(Date.parse(old.expiresAt))
  await ada.get(offerOf(old.token)).expect(404)
  expect(await ada.get(offerOf(renewed.token))).toMatchObject({ expiresAt: renewed.expiresAt })
  expect(await invitationsFor(team().ada, email)).toHaveLength(1)
})

test('an expired invitation can be sent again', async () => {
  const { ada } = team()
  const { id, token } = await ada.post(invitations(), { email: anEmail() })
  await expire(id)
  await ada.get(offerOf(token)).expect(404)
  const renewed = await ada.post(`${invitations()}/${id}/resend`).expect(200)
  const inAWeek = Date.now() + 7 * 86_400_000
  expect(Math.abs(Date.parse(renewed.expiresAt) - inAWeek)).toBeLessThan(60_000)
  await ada.get(offerOf(renewed.token)).expect(200)
})

test('a revoked invitation lets nobody in', async () => {
  const { ada, grace } = team()
  const person = await signUp(ada.url, crypto.randomUUID())
  const { email } = await person.get('/api/auth/me')
  const { id, token } = await ada.post(invitations(), { email })
  await grace.delete(`${invitations()}/${id}`).expect(204)
  await person.get(offerOf(token)).expect(404)
  await person.post(accept, { token }).expect(404)
  await grace.delete(`${invitations()}/${id}`).expect(404)
  await grace.post(`${invitations()}/${id}/resend`).expect(404)
})

test('nobody replaces, sends again or revokes an invitation above their own role', async () => {
  const { ada, grace } = team()
  const email = anEmail()
  const { id, token } = await ada.post(invitations(), { email, role: 'super_admin' })
  await grace.post(invitations(), { email, role: 'guest' }).expect(403)
  await grace.post(`${invitations()}/${id}/resend`).expect(403)
  await grace.delete(`${invitations()}/${id}`).expect(403)
  expect(await ada.get(offerOf(token))).toMatchObject({ role: 'super_admin' })
})

test('a link tells anyone who has it what it leads to, and no more', async () => {
  const { ada } = team()
  const email = anEmail()
  const { token, expiresAt } = await ada.post(invitations(), { email, role: 'guest' })
  expect(await new Client(ada.url).get(offerOf(token))).toEqual({
    workspaceName: "Ada's workspace",
    inviterName: 'Ada',
    email,
    role: 'guest',
    expiresAt,
  })
})

test('a link that is wrong, expired, used or of a deleted workspace is answered alike', async () => {
  const { ada, databaseUrl } = team()
  const boss = await signUp(ada.url, crypto.randomUUID())
  const inOwn = `/api/workspaces/${boss.workspaceId}/invitations`
  const email = anEmail()
  const used = await boss.post(inOwn, { email })
  const account = { email, name: 'Barbara', password: 'correct horse', invitationToken: used.token }
  await new Client(ada.url).post('/api/auth/sign-up', account)
  const orphan = await boss.post(inOwn, { email: anEmail() })
  const late = await ada.post(invitations(), { email: anEmail() })
  await expire(late.id)
  await withSql(databaseUrl, (client) =>
    client.query('update workspaces set deleted_at = now() where id = $1', [boss.workspaceId]),
  )
  const tokens = [used, orphan, late].map(({ token }) => token)
  for (const token of [...tokens, 'x', '%00', '%ff', 'x'.repeat(300)]) {
    expect(await new Client(ada.url).get(offerOf(token)).expect(404)).toMatchObject({
      message: 'Invitation not found',
    })
  }
})

test('who is a member already and accepts another invitation keeps their role', async () => {
  const { ada, databaseUrl } = team()
  const boss = await signUp(ada.url, crypto.randomUUID())
  const member = await joinAs(boss, 'member')
  const { email } = await member.get('/api/auth/me')
  const other = await boss.post(`/api/workspaces/${boss.workspaceId}/invitations`, {
    email: anEmail(),
    role: 'pm',
  })
  await withSql(databaseUrl, (client) =>
    client.query('update workspace_invitations set email = $2 where id = $1', [other.id, email]),
  )
  expect(await member.post(accept, { token: other.token })).toMatchObject({
    role: 'member',
    memberCount: 2,
  })
  expect(await member.get('/api/auth/me')).toMatchObject({ role: 'member' })
})

test('one invitation accepted twice at once lets one in, once', async () => {
  const { ada } = team()
  const person = await signUp(ada.url, crypto.randomUUID())
  const { email } = await person.get('/api/auth/me')
  const { token } = await ada.post(invitations(), { email })
  const answers = await Promise.all(
    [1, 2, 3].map(() => person.fetch('POST', accept, JSON.stringify({ token }))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404])
  const members = await ada.get(`/api/workspaces/${ada.workspaceId}/members`)
  expect(members.filter((one: { email: string }) => one.email === email)).toHaveLength(1)
})

test('POST /members invites as POST /invitations does', async () => {
  const { ada } = team()
  const email = anEmail()
  const members = `/api/workspaces/${ada.workspaceId}/members`
  const { token } = await ada.post(members, { email, role: 'guest' }).expect(201)
  expect(await invitationsFor(team().ada, email)).toMatchObject([{ role: 'guest' }])
  await ada.get(offerOf(token)).expect(200)
  await ada.post(members, { email: 'linus@example.com' }).expect(409)
})
