import { beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from './support/access/row'
import { accessRows } from './support/access/rows'
import { send } from './support/access/send'
import { aWorld, snapshot, type World } from './support/access/world'
import { password } from './support/cast'
import { Client } from './support/client'
import { startTestServer, useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
let world: World
/** Was in the workspace; its session is in order. */
let removed: Client
/** Signed in once; its session ended by time. */
let expired: Client
/** Ada's, and it may only read. */
let readOnly: Client

beforeAll(async () => {
  const { ada, databaseUrl } = team()
  world = await aWorld(ada)
  removed = await signUpInto(ada)
  await ada.delete(`/api/workspaces/${ada.workspaceId}/members/${removed.userId}`)
  expired = await signedInElsewhere(await signUpInto(ada))
  await withSql(databaseUrl, (sql) =>
    sql.query("update sessions set expires_at = now() - interval '1 second' where user_id = $1", [
      expired.userId,
    ]),
  )
  const { token } = await ada.post('/api/auth/tokens', { name: 'Reader', isReadOnly: true })
  readOnly = new Client(ada.url, { ...ada, token })
})

async function signUpInto(owner: Client): Promise<Client> {
  const { url, workspaceId } = owner
  const email = `${crypto.randomUUID()}@example.com`
  const role = 'super_admin'
  const invited = await owner.post(`/api/workspaces/${workspaceId}/invitations`, { email, role })
  const body = { email, password, name: 'Once', invitationToken: invited.token }
  const { user } = await new Client(url).post('/api/auth/sign-up', body)
  const { token } = await new Client(url).post('/api/auth/sign-in', { email, password })
  return new Client(url, { token, userId: user.id, workspaceId })
}

/** Through another instance: this one has not seen the session before it ended. */
async function signedInElsewhere({ url, token: old, ...person }: Client): Promise<Client> {
  const { email } = await new Client(url, { token: old }).get('/api/auth/me')
  const other = startTestServer(team().databaseUrl)
  const elsewhere = new Client(`http://127.0.0.1:${other.port}`)
  const { token } = await elsewhere.post('/api/auth/sign-in', { email, password })
  await other.stop()
  return new Client(url, { ...person, token })
}

const isRead = (operation: string) => operation.startsWith('GET ')
const isOpen = ({ anonymous = 401 }: Row) => anonymous !== 401

describe.each(Object.entries(accessRows))('%s', (operation, row) => {
  test('lets nobody in whose session has expired', async () => {
    await send(operation, row, world.ids, expired).expect(row.anonymous ?? 401)
  })

  test('answers who was removed like anybody from outside', async () => {
    const [, inOurs] = row.mallory ?? [404, 404]
    // What outsiders can write concerns their own account or uses things up: the matrix shows it.
    if (inOurs < 300 && !isRead(operation)) return
    await send(operation, row, world.ids, removed).expect(inOurs)
  })

  test('changes nothing for a token that may only read', async () => {
    if (isOpen(row)) return
    const [, , , superAdmin] = row.roles
    if (isRead(operation)) {
      await send(operation, row, world.ids, readOnly).expect(superAdmin)
      return
    }
    const before = await snapshot(world)
    await send(operation, row, world.ids, readOnly).expect(403)
    expect(await snapshot(world)).toEqual(before)
  })
})
