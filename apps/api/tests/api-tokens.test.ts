import { expect, test } from 'bun:test'
import type { ApiToken, CreatedApiToken } from '@nexa/shared/api-token'
import { aBoard } from './support/a-board'
import { joinAs } from './support/cast'
import { Client } from './support/client'
import { allEndpoints } from './support/endpoints'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()

/** A program that holds the token. It names no workspace: the token does. */
const programOf = ({ url }: Client, { token }: CreatedApiToken) => new Client(url, { token })

async function aProgram(owner: Client, wanted: object = {}) {
  const made: CreatedApiToken = await owner.post('/api/auth/tokens', {
    name: 'Importer',
    ...wanted,
  })
  return { made, program: programOf(owner, made) }
}

test('a token is shown once and then known by its beginning', async () => {
  const { linus, databaseUrl } = team()
  const expiresAt = '2999-01-01T00:00:00.000Z'
  const { made } = await aProgram(linus, { expiresAt, isReadOnly: true })
  expect(made.token).toMatch(/^nexa_[0-9a-f]{56}$/)
  const { token, ...shown } = made
  expect(shown).toMatchObject({ name: 'Importer', workspaceId: linus.workspaceId, expiresAt })
  const listed: ApiToken[] = await linus.get('/api/auth/tokens')
  expect(listed[0]).toEqual({ ...shown, lastUsedAt: null, isReadOnly: true })
  expect(token.startsWith(shown.prefix)).toBe(true)
  const { rows } = await withSql(databaseUrl, (client) =>
    client.query('select row_to_json(t)::text as stored from api_tokens t where id = $1', [
      made.id,
    ]),
  )
  expect(rows[0].stored).not.toContain(token.slice(13))
})

test('a program works with the rights of its owner, in its own workspace only', async () => {
  const { ada, linus } = team()
  const elsewhere = await linus.post('/api/workspaces', { name: 'Elsewhere' })
  const { program } = await aProgram(linus)
  const { tasks, project } = await aBoard(ada)
  expect(await program.get('/api/auth/me')).toMatchObject({
    id: linus.userId,
    role: 'member',
    workspaceId: linus.workspaceId,
  })
  await program.patch(`/api/tasks/${tasks[0].id}`, { title: 'By a program' })
  await program.delete(`/api/projects/${project.id}`).expect(403)
  await program.get('/api/projects', { 'X-Workspace-Id': elsewhere.id }).expect(404)
  await program.get(`/api/workspaces/${elsewhere.id}`).expect(404)
  const seen: { id: string }[] = await program.get('/api/workspaces')
  expect(seen.map(({ id }) => id)).toEqual([linus.workspaceId])
})

test('a token can be for another workspace than the active one, if it is one of yours', async () => {
  const { linus, mallory } = team()
  const { id } = await linus.post('/api/workspaces', { name: 'Second' })
  const { program } = await aProgram(linus, { workspaceId: id })
  expect(await program.get('/api/auth/me')).toMatchObject({ workspaceId: id, role: 'super_admin' })
  const foreign = { name: 'Spy', workspaceId: mallory.workspaceId }
  await linus.post('/api/auth/tokens', foreign).expect(404)
})

test('a read-only token reads everything its owner may and changes nothing', async () => {
  const { ada, grace } = team()
  const { tasks, project, done } = await aBoard(ada)
  const { program } = await aProgram(grace, { isReadOnly: true })
  await program.get(`/api/projects/${project.id}/board`)
  await program.post(`/api/tasks/${tasks[0].id}/move`, { statusId: done.id }).expect(403)
  await program.patch(`/api/tasks/${tasks[0].id}`, { title: 'x' }).expect(403)
  await program.delete(`/api/tasks/${tasks[0].id}`).expect(403)
  await program.post(`/api/projects/${project.id}/tasks`, { title: 'x' }).expect(403)
  expect(await ada.get(`/api/tasks/${tasks[0].id}`)).toMatchObject({ version: 1 })
})

test('no operation that writes is open to a read-only token, and none of the account to any', async () => {
  const { ada } = team()
  const { program: reader } = await aProgram(ada, { isReadOnly: true })
  const { program: writer } = await aProgram(ada)
  const operations = allEndpoints().map(({ operation }) => operation)
  const writing = operations.filter(({ method, access }) => method !== 'get' && access !== 'public')
  expect(writing.length).toBeGreaterThan(25)
  for (const { method, path, access } of writing) {
    const anywhere = path.replace(/:[A-Za-z]+/g, crypto.randomUUID())
    const send = (client: Client) => client.call(method.toUpperCase(), anywhere, undefined)
    expect((await send(reader).expect(403)).message).toBe('This token may only read')
    if (access === 'account') await send(writer).expect(403)
  }
})

test('a token cannot reach for the account of its owner', async () => {
  const { ada, linus } = team()
  const { made, program } = await aProgram(linus)
  const { made: other } = await aProgram(linus)
  await program.post('/api/auth/tokens', { name: 'Another' }).expect(403)
  await program.delete(`/api/auth/tokens/${other.id}`).expect(403)
  await program.delete(`/api/auth/tokens/${made.id}`).expect(403)
  await program.post('/api/auth/sign-out').expect(403)
  await program.post('/api/workspaces', { name: 'Mine' }).expect(403)
  await program.post('/api/invitations/accept', { token: 'x'.repeat(43) }).expect(403)
  await linus.get('/api/auth/me')
  const { made: ofAda } = await aProgram(ada)
  await linus.delete(`/api/auth/tokens/${ofAda.id}`).expect(404)
})

test('a deleted token ends at once', async () => {
  const { linus } = team()
  const { made, program } = await aProgram(linus)
  await program.get('/api/projects')
  await linus.delete(`/api/auth/tokens/${made.id}`)
  await program.get('/api/projects').expect(401)
  await linus.delete(`/api/auth/tokens/${made.id}`).expect(404)
})

test('an expired token ends at its moment, also while it is remembered', async () => {
  const { linus } = team()
  const expiresAt = new Date(Date.now() + 1_000).toISOString()
  const { program } = await aProgram(linus, { expiresAt })
  await program.get('/api/projects')
  await waitUntil(() => new Date().toISOString() > expiresAt)
  await program.get('/api/projects').expect(401)
  const past = { name: 'Late', expiresAt: '2020-01-01' }
  await linus.post('/api/auth/tokens', past).expect(400)
})

test('what only looks like a token is nobody', async () => {
  const { linus } = team()
  const { made } = await aProgram(linus)
  const last = made.token.at(-1) === '0' ? '1' : '0'
  for (const token of ['nexa_', `nexa_${'0'.repeat(56)}`, made.token.slice(0, -1) + last]) {
    await new Client(linus.url, { token }).get('/api/projects').expect(401)
  }
  const Cookie = `nexa.session_token=${made.token}`
  await new Client(linus.url).get('/api/projects', { Cookie }).expect(401)
})

test("a removed member's token opens nothing any more", async () => {
  const { ada } = team()
  const joiner = await joinAs(ada, 'member')
  const { made, program } = await aProgram(joiner, { workspaceId: ada.workspaceId })
  await program.get('/api/projects')
  await ada.delete(`/api/workspaces/${ada.workspaceId}/members/${joiner.userId}`)
  await program.get('/api/projects').expect(401)
  await program.get('/api/projects', { 'X-Workspace-Id': ada.workspaceId }).expect(404)
  const left: ApiToken[] = await joiner.get('/api/auth/tokens')
  expect(left.map(({ id }) => id)).not.toContain(made.id)
})

test('its owner sees when a token was used', async () => {
  const { linus } = team()
  const { made, program } = await aProgram(linus)
  await program.get('/api/projects')
  const lastUsedAt = async () => {
    const listed: ApiToken[] = await linus.get('/api/auth/tokens')
    return listed.find(({ id }) => id === made.id)?.lastUsedAt
  }
  await waitUntil(async () => Boolean(await lastUsedAt()))
  const first = await lastUsedAt()
  await program.get('/api/projects')
  expect(await lastUsedAt()).toBe(first)
})

test('a retried creation shows no token a second time, and makes no second one', async () => {
  const { linus, databaseUrl } = team()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const { token } = await linus.post('/api/auth/tokens', { name: 'Once' }, headers)
  const before = await linus.get('/api/auth/tokens')
  await linus.post('/api/auth/tokens', { name: 'Once' }, headers).expect(409)
  expect(await linus.get('/api/auth/tokens')).toEqual(before)
  const { rows } = await withSql(databaseUrl, (client) =>
    client.query("select coalesce(string_agg(result::text, ''), '') as kept from idempotency_keys"),
  )
  expect(rows[0].kept).not.toContain(token)
})

test('a token opens a socket, for rooms of its own workspace', async () => {
  const { ada, linus } = team()
  const { id } = await linus.post('/api/workspaces', { name: 'Apart' })
  const { project } = await aBoard(ada)
  const { program } = await aProgram(linus, { isReadOnly: true })
  const socket = await SocketClient.connect(program)
  await socket.subscribe(`project:${project.id}`)
  const refused = await socket.subscribeInVain(`workspace:${id}`)
  expect(refused.code).toBe('NOT_FOUND')
  socket.close()
})

test('an open socket ends with its token, also when that was deleted elsewhere', async () => {
  const { linus, databaseUrl } = team()
  const { made, program } = await aProgram(linus)
  const here = await SocketClient.connect(program)
  await linus.delete(`/api/auth/tokens/${made.id}`)
  expect(await here.closeCode()).toBe(4501)

  const elsewhere = startTestServer(databaseUrl, undefined, { socketTimes: { recheckMs: 20 } })
  const { linus: linusElsewhere } = castOn(elsewhere)
  const { made: kept } = await aProgram(linus)
  const staying = await SocketClient.connect(programOf(linusElsewhere, kept))
  const another = await aProgram(linus)
  const there = await SocketClient.connect(programOf(linusElsewhere, another.made))
  await linus.delete(`/api/auth/tokens/${another.made.id}`)
  expect(await there.closeCode()).toBe(4501)
  await staying.settled()
  staying.close()
  await elsewhere.stop()
})
