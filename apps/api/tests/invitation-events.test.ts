import { expect, test } from 'bun:test'
import type { Activity } from '@nexa/shared/activity'
import { joinAs, signUp } from './support/cast'
import type { Client } from './support/client'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()
const anEmail = () => `${crypto.randomUUID()}@example.com`

/** A new workspace with somebody who may invite and somebody who may not, both listening. */
async function aWorkspace() {
  const boss = await signUp(team().ada.url, crypto.randomUUID())
  const [pm, member] = [await joinAs(boss, 'pm'), await joinAs(boss, 'member')]
  const room = `workspace:${boss.workspaceId}`
  const listen = async (person: Client) => {
    const socket = await SocketClient.connect(person)
    const { head } = await socket.subscribe(room)
    return { socket, head }
  }
  const { socket, head } = await listen(pm)
  const { socket: limited } = await listen(member)
  const heard = async (count: number) => {
    await waitUntil(() => socket.events.length >= count)
    return socket.events.splice(0)
  }
  const close = () => {
    for (const one of [socket, limited]) one.close()
  }
  const path = `/api/workspaces/${boss.workspaceId}`
  return { boss, pm, member, room, head, limited, heard, close, path }
}

test('who may invite hears of an invitation from its beginning to its end, all others of none', async () => {
  const { boss, room, head, limited, heard, close, path } = await aWorkspace()
  const email = anEmail()
  const { id } = await boss.post(`${path}/invitations`, { email, role: 'guest' })
  await boss.post(`${path}/invitations/${id}/resend`)
  await boss.delete(`${path}/invitations/${id}`).expect(204)
  const invitationId = id
  expect(await heard(3)).toMatchObject([
    { type: 'invitation:created', room, seq: head + 1, data: { invitationId } },
    { type: 'invitation:updated', seq: head + 2, fields: ['expiresAt'], data: { invitationId } },
    { type: 'invitation:deleted', seq: head + 3, data: { invitationId, invitation: null } },
  ])
  await waitUntil(() => limited.hidden.length === 3)
  expect(limited.hidden.map(({ seq }) => seq)).toEqual([head + 1, head + 2, head + 3])
  expect(limited.events).toEqual([])
  close()
})

test('nothing that is told holds the way in', async () => {
  const { boss, heard, close, path } = await aWorkspace()
  const { token } = await boss.post(`${path}/invitations`, { email: anEmail() })
  expect(JSON.stringify(await heard(1))).not.toContain(token)
  expect(JSON.stringify(await boss.get('/api/activity'))).not.toContain(token)
  close()
})

test('an address invited again has its new invitation told', async () => {
  const { boss, heard, close, path } = await aWorkspace()
  const email = anEmail()
  await boss.post(`${path}/invitations`, { email, role: 'guest' })
  const again = await boss.post(`${path}/members`, { email, role: 'member' })
  const [, second] = await heard(2)
  expect(second).toMatchObject({
    type: 'invitation:created',
    data: { invitationId: again.id, invitation: { email, role: 'member' } },
  })
  close()
})

test('who accepts becomes a member of the invited address', async () => {
  const { boss, limited, heard, close, path } = await aWorkspace()
  const guest = await signUp(boss.url, crypto.randomUUID())
  const { email } = await guest.get('/api/auth/me')
  const { token } = await boss.post(`${path}/invitations`, { email, role: 'guest' })
  await guest.post('/api/invitations/accept', { token })
  const [, joined] = await heard(2)
  expect(joined).toMatchObject({ type: 'member:created', data: { member: { email } } })
  await waitUntil(() => limited.events.length === 1)
  expect(limited.events).toMatchObject([{ type: 'member:created', data: { member: { email } } }])
  close()
})

test('an invitation accepted by a member ends, and changes nothing else', async () => {
  const { boss, heard, close, path } = await aWorkspace()
  const guest = await signUp(boss.url, crypto.randomUUID())
  const { email } = await guest.get('/api/auth/me')
  const { id, token } = await boss.post(`${path}/invitations`, { email, role: 'pm' })
  await withSql(team().databaseUrl, (sql) =>
    sql.query(
      `insert into workspace_members (id, workspace_id, user_id, role)
        values (gen_random_uuid(), $1, $2, 'guest')`,
      [boss.workspaceId, guest.userId],
    ),
  )
  await guest.post('/api/invitations/accept', { token })
  expect(await heard(2)).toMatchObject([
    { type: 'invitation:created' },
    { type: 'invitation:deleted', data: { invitationId: id, invitation: null } },
  ])
  close()
})

test('several invitations at once are one event that says to load again', async () => {
  const { boss, heard, close, path } = await aWorkspace()
  const [one, other] = [anEmail(), anEmail()]
  const { email } = await boss.get('/api/auth/me')
  await boss.post(`${path}/invitations/bulk`, { emails: [one, other, email, 'no address'] })
  expect(await heard(1)).toMatchObject([{ type: 'invitation:created', reload: true }])
  await boss.post(`${path}/invitations/bulk`, { emails: [anEmail(), email] })
  expect(await heard(1)).toMatchObject([{ type: 'invitation:created', reload: false }])
  await boss.post(`${path}/invitations/bulk`, { emails: [email] })
  await boss.patch(path, { name: 'Nobody was invited' })
  expect(await heard(1)).toMatchObject([{ type: 'workspace:updated' }])
  close()
})

test('invitations that end with their inviter end by an event that says to load again', async () => {
  const { boss, pm, heard, close, path } = await aWorkspace()
  const other = await joinAs(boss, 'pm')
  await heard(2)
  await other.post(`${path}/invitations`, { email: anEmail() })
  await heard(1)
  await boss.patch(`${path}/members/${other.userId}`, { role: 'member' })
  expect(await heard(1)).toMatchObject([{ type: 'member:updated', reload: true }])
  await boss.delete(`${path}/members/${other.userId}`).expect(204)
  expect(await heard(1)).toMatchObject([{ type: 'member:deleted', reload: false }])
  await pm.post(`${path}/invitations`, { email: anEmail() })
  await heard(1)
  await boss.delete(`${path}/members/${pm.userId}`).expect(204)
  const feed: Activity[] = await boss.get('/api/activity')
  expect(feed[0]).toMatchObject({ entityType: 'member', metadata: { reload: true } })
  close()
})

test('the feed tells of invitations to who may invite alone, and a retry tells nothing twice', async () => {
  const { boss, pm, member, heard, close, path } = await aWorkspace()
  const body = { email: anEmail() }
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await boss.post(`${path}/invitations`, body, key)
  expect(await boss.post(`${path}/invitations`, body, key)).toEqual(first)
  expect(await heard(1)).toMatchObject([{ mutationId: key['Idempotency-Key'] }])
  const told = async (person: Client): Promise<Activity[]> =>
    person.get('/api/activity?entityType=invitation&limit=100')
  expect(await told(pm)).toEqual(await told(boss))
  expect((await told(pm))[0]).toMatchObject({
    entityId: first.id,
    action: 'created',
    metadata: { ...body, role: 'member' },
  })
  expect(await told(member)).toEqual([])
  const all = JSON.stringify(await member.get('/api/activity?limit=100'))
  expect(all).not.toContain(body.email)
  close()
})
