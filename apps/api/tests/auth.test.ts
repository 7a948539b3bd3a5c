import { expect, test } from 'bun:test'
import { session } from '@nexa/shared/account'
import { z } from 'zod'
import { password } from './support/cast'
import { Client } from './support/client'
import { startTestServer, useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const signUpPath = '/api/auth/sign-up'
const signInPath = '/api/auth/sign-in'
const mePath = '/api/auth/me'

const anonymous = () => new Client(team().ada.url)
const anAccount = () => ({
  name: 'Barbara',
  email: `${crypto.randomUUID()}@example.com`,
  password: 'a long enough one',
})
const withoutRequestId = (error: object) => ({ ...error, requestId: null })

const answer = z.object({ data: session })

/** One session, as the token of a program and as the cookie of a browser. */
async function aSession() {
  const account = anAccount()
  await anonymous().post(signUpPath, account)
  const { email, password } = account
  const response = await anonymous().fetch('POST', signInPath, JSON.stringify({ email, password }))
  const setCookie = response.headers.getSetCookie().join('\n')
  const { token, user } = answer.parse(await response.json()).data
  const [cookie = ''] = setCookie.split(';')
  return {
    token,
    user,
    setCookie,
    headers: { Cookie: cookie },
    bearer: new Client(team().ada.url, { token }),
  }
}

test('signing up signs in, and says who one is', async () => {
  const { name, email, password } = anAccount()
  const made = await anonymous().post(signUpPath, { name, email: email.toUpperCase(), password })
  expect(made.user).toMatchObject({ name, email, avatarUrl: null })
  expect(new Date(made.expiresAt).getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  expect(await new Client(team().ada.url, made).get(mePath)).toMatchObject({
    id: made.user.id,
    email,
    name,
    role: 'super_admin',
    workspaceId: expect.any(String),
  })
})

test('me tells role and permissions in the workspace', async () => {
  const { edsger, linus } = team()
  expect(await edsger.get(mePath)).toMatchObject({
    name: 'Edsger',
    role: 'guest',
    workspaceId: edsger.workspaceId,
    permissions: ['workspace:read', 'project:read', 'task:read', 'comment:read'],
  })
  expect((await linus.get(mePath)).permissions).toContain('task:create')
})

test('an email has one account, whatever its case', async () => {
  const account = anAccount()
  await anonymous().post(signUpPath, account)
  const again = { ...account, email: account.email.toUpperCase(), password: 'something else' }
  expect(await anonymous().post(signUpPath, again).expect(409)).toMatchObject({ code: 'CONFLICT' })
  await anonymous()
    .post(signInPath, { email: account.email, password: 'something else' })
    .expect(401)
})

test('of sign-ups with one email at once, one wins', async () => {
  const body = JSON.stringify(anAccount())
  const statuses = await Promise.all(
    [1, 2, 3, 4].map(async () => (await anonymous().fetch('POST', signUpPath, body)).status),
  )
  expect(statuses.sort()).toEqual([201, 409, 409, 409])
})

test.each([
  ['email', { email: 'nobody' }],
  ['password', { password: 'short' }],
  ['password', { password: 'x'.repeat(129) }],
  ['name', { name: ' ' }],
  ['role', { role: 'super_admin' }],
])('a sign-up with a bad %s is refused', async (field, bad) => {
  const account = { ...anAccount(), ...bad }
  expect(await anonymous().post(signUpPath, account).expect(400)).toMatchObject({
    details: { [field]: expect.any(String) },
  })
})

test('a wrong password and an unknown email are answered alike', async () => {
  const wrong = { email: 'ada@example.com', password: 'not hers at all' }
  const unknown = { ...wrong, email: 'nobody@example.com' }
  const first = await anonymous().post(signInPath, wrong).expect(401)
  const second = await anonymous().post(signInPath, unknown).expect(401)
  expect(withoutRequestId(first)).toEqual(withoutRequestId(second))
  await anonymous()
    .post(signInPath, { ...wrong, password })
    .expect(200)
})

test('the cookie is for this server and its pages alone', async () => {
  const { setCookie, headers, user } = await aSession()
  expect(setCookie).toMatch(/^nexa\.session_token=/)
  for (const attribute of [/; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) {
    expect(setCookie).toMatch(attribute)
  }
  expect(setCookie).not.toMatch(/domain=/i)
  expect(await anonymous().get(mePath, headers)).toMatchObject({ id: user.id })
})

test('a foreign page cannot write with a visitor’s cookie', async () => {
  const { headers, bearer } = await aSession()
  const body = { name: 'Made by a page' }
  const from = (Origin: string) => anonymous().post('/api/projects', body, { ...headers, Origin })
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3002']) {
    expect(await from(origin).expect(403)).toMatchObject({
      message: expect.stringContaining('CORS_ORIGIN'),
    })
  }
  expect(await bearer.get('/api/projects')).toEqual([])
  await from('http://localhost:3001').expect(201)
  await from(team().ada.url).expect(201)
  await anonymous().post('/api/projects', body, headers).expect(201)
  await bearer.post('/api/projects', body, { Origin: 'https://evil.example' }).expect(201)
})

test('a foreign page cannot read with a visitor’s cookie', async () => {
  const { headers } = await aSession()
  const allowedFor = async (Origin: string) => {
    const response = await anonymous().fetch('GET', mePath, undefined, { ...headers, Origin })
    return response.headers.get('access-control-allow-origin')
  }
  expect(await allowedFor('https://evil.example')).toBeNull()
  expect(await allowedFor('http://localhost:3001')).toBe('http://localhost:3001')
})

test.each(['bearer', 'cookie'])(
  'signing out by %s ends the session in both forms at once',
  async (by) => {
    const { headers, bearer, user } = await aSession()
    expect(await bearer.get(mePath)).toMatchObject({ id: user.id })
    expect(await anonymous().get(mePath, headers)).toMatchObject({ id: user.id })
    const answer =
      by === 'bearer'
        ? await bearer.fetch('POST', '/api/auth/sign-out', '{}')
        : await anonymous().fetch('POST', '/api/auth/sign-out', '{}', headers)
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie().join()).toMatch(/nexa\.session_token=;.*Max-Age=0/i)
    await bearer.get(mePath).expect(401)
    await anonymous().get(mePath, headers).expect(401)
  },
)

test('signing out ends every way to write the token, also for requests under way', async () => {
  const { token, bearer } = await aSession()
  const { url } = team().ada
  const plain = decodeURIComponent(token)
  const forms = [plain, encodeURIComponent(plain), plain.replace('=', '%3d')]
  const writers = forms.map((form) => new Client(url, { token: form }))
  for (const writer of writers) await writer.get(mePath).expect(200)
  const underWay = Array.from({ length: 40 }, () => bearer.fetch('GET', mePath))
  await bearer.post('/api/auth/sign-out').expect(204)
  await Promise.all(underWay)
  for (const writer of [bearer, ...writers]) await writer.get(mePath).expect(401)
})

test('signing out ends one session, not the others', async () => {
  const { user, bearer } = await aSession()
  const { token } = await anonymous().post(signInPath, {
    email: user.email,
    password: 'a long enough one',
  })
  const other = new Client(team().ada.url, { token })
  await bearer.post('/api/auth/sign-out').expect(204)
  expect(await other.get(mePath)).toMatchObject({ id: user.id })
})

test('a token without our signature opens nothing, nor does one with a false signature', async () => {
  const { token, user, bearer } = await aSession()
  const [stored] = await withSql(team().databaseUrl, async (client) => {
    const { rows } = await client.query('select token from sessions where user_id = $1', [user.id])
    return rows.map((row) => String(row.token))
  })
  const [unsigned = '', signature = ''] = decodeURIComponent(token).split('.')
  expect(unsigned).not.toBe('')
  const reversed = [...signature].reverse().join('')
  const forged = [
    stored ?? '',
    unsigned,
    `${unsigned}.`,
    `${unsigned}.${reversed}`,
    'x',
    '..',
    'a.b.c',
  ]
  for (const one of forged) {
    await new Client(team().ada.url, { token: one }).get(mePath).expect(401)
    const Cookie = `nexa.session_token=${encodeURIComponent(one)}`
    await anonymous().get(mePath, { Cookie }).expect(401)
  }
  await bearer.get(mePath).expect(200)
})

test('an expired session is over', async () => {
  const { token, user } = await aSession()
  const { databaseUrl } = team()
  // A server of its own: the other one may believe a session for ten seconds more.
  const server = startTestServer(databaseUrl)
  try {
    const client = new Client(`http://127.0.0.1:${server.port}`, { token })
    await withSql(databaseUrl, (sql) =>
      sql.query("update sessions set expires_at = now() - interval '1s' where user_id = $1", [
        user.id,
      ]),
    )
    await client.get(mePath).expect(401)
  } finally {
    await server.stop()
  }
})

test('a sign-up that was cut off before its workspace gets one on sign-in, and only one', async () => {
  const account = anAccount()
  const { user } = await anonymous().post(signUpPath, account)
  await withSql(team().databaseUrl, async (client) => {
    await client.query("begin; set local nexa.purge = 'on'")
    await client.query('delete from idempotency_keys where user_id = $1', [user.id])
    await client.query('delete from workspaces where owner_id = $1', [user.id])
    await client.query('commit')
  })
  const { email, password } = account
  const signedIn = await Promise.all(
    [1, 2, 3, 4].map(() => anonymous().post(signInPath, { email, password }).expect(200)),
  )
  const workspaces = await new Client(team().ada.url, signedIn[0]).get('/api/workspaces')
  expect(workspaces).toMatchObject([{ name: "Barbara's workspace", role: 'super_admin' }])
})

test('who signs up with an invitation joins its workspace and gets none of their own', async () => {
  const { ada } = team()
  const account = anAccount()
  const invitations = `/api/workspaces/${ada.workspaceId}/invitations`
  const { token } = await ada.post(invitations, { email: account.email, role: 'pm' })
  const stranger = { ...anAccount(), invitationToken: token }
  await anonymous().post(signUpPath, stranger).expect(404)
  await anonymous()
    .post(signInPath, { email: stranger.email, password: stranger.password })
    .expect(401)

  const made = await anonymous().post(signUpPath, { ...account, invitationToken: token })
  const workspaces = await new Client(ada.url, made).get('/api/workspaces')
  expect(workspaces).toMatchObject([{ id: ada.workspaceId, role: 'pm' }])
})

test('a sign-up by invitation that is sent again hears that the account exists', async () => {
  const { ada } = team()
  const email = `${crypto.randomUUID()}@example.com`
  const invited = await ada.post(`/api/workspaces/${ada.workspaceId}/invitations`, { email })
  const body = { email, name: 'Margaret', password, invitationToken: invited.token }
  const anonymous = new Client(ada.url)
  const { token } = await anonymous.post('/api/auth/sign-up', body)
  expect(await new Client(ada.url, { token }).get('/api/auth/me')).toMatchObject({
    workspaceId: ada.workspaceId,
    role: 'member',
  })
  await anonymous.post('/api/auth/sign-up', body).expect(409)
})

test('a page learns how people sign in, and whether somebody is, without an error', async () => {
  const { ada } = team()
  const options = { provider: 'local', clerkPublishableKey: null }
  const anonymous = new Client(ada.url)
  expect(await anonymous.get('/api/auth/options')).toEqual({ ...options, isSignedIn: false })
  expect(await ada.get('/api/auth/options')).toEqual({ ...options, isSignedIn: true })
})
