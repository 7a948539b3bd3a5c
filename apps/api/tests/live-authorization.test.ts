import { describe, expect, test } from 'bun:test'
import { Client } from './support/client'
import { useInstances, ways } from './support/instances'
import { aListener, expectDeaf, type Listener } from './support/listener'
import { SocketClient } from './support/socket-client'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()
const instancesOf = useInstances(() => team().databaseUrl)

const expelled = async ({ socket, rooms }: Listener, reason: string) => {
  const left = [await socket.frame('unsubscribed'), await socket.frame('unsubscribed')]
  expect(new Set(left.map(({ room }) => room))).toEqual(new Set(rooms))
  expect(left.map((frame) => frame.reason)).toEqual([reason, reason])
}

const isOfInvitation = (type: string) => type.startsWith('invitation:')

describe.each(ways)('%s', (way) => {
  test('whoever is removed hears nothing more', async () => {
    const instances = instancesOf(way)
    const listener = await aListener(instances)
    const { boss, member, socket } = listener
    await boss.delete(`/api/workspaces/${boss.workspaceId}/members/${member.userId}`).expect(204)
    await expelled(listener, 'forbidden')
    await expectDeaf(listener, instances)
    expect(socket.closed).toBeNull()
    socket.close()
  })

  test('a project in the trash has no listeners, and none when it is back', async () => {
    const instances = instancesOf(way)
    const listener = await aListener(instances)
    const { boss, project, rooms, socket } = listener
    await boss.delete(`/api/projects/${project.id}`).expect(204)
    expect(await socket.frame('unsubscribed')).toMatchObject({ room: rooms[0], reason: 'deleted' })
    expect((await socket.subscribeInVain(rooms[0])).code).toBe('NOT_FOUND')
    await boss.post(`/api/projects/${project.id}/restore`)
    socket.send({ type: 'unsubscribe', room: rooms[1] })
    await socket.frame('unsubscribed')
    await expectDeaf(listener, instances)
    await socket.subscribe(rooms[0])
    socket.close()
  })

  test('a workspace in the trash has no listeners, and none when it is back', async () => {
    const instances = instancesOf(way)
    const listener = await aListener(instances)
    const { boss, socket, rooms } = listener
    await boss.delete(`/api/workspaces/${boss.workspaceId}`).expect(204)
    await expelled(listener, 'forbidden')
    for (const room of rooms) expect((await socket.subscribeInVain(room)).code).toBe('NOT_FOUND')
    await boss.post(`/api/workspaces/${boss.workspaceId}/restore`)
    await expectDeaf(listener, instances)
    socket.close()
  })

  test("a sign-out ends that session's sockets and no other", async () => {
    const instances = instancesOf(way)
    const listener = await aListener(instances)
    const { boss, member, socket } = listener
    const tokenOf = async (): Promise<string> =>
      (await member.post('/api/auth/tokens', { name: 'Other', workspaceId: boss.workspaceId }))
        .token
    const other = new Client(instances.listening, { token: await tokenOf() })
    const staying = await SocketClient.connect(other)
    await member.post('/api/auth/sign-out').expect(204)
    expect(await socket.closeCode()).toBe(4501)
    await expectDeaf(listener, instances)
    await staying.settled()
    staying.close()
  })

  test('a token that is deleted ends its sockets', async () => {
    const instances = instancesOf(way)
    let id = ''
    const tokenOf = async (person: Client): Promise<string> => {
      const made = await person.post('/api/auth/tokens', { name: 'Listener' })
      id = made.id
      return made.token
    }
    const listener = await aListener(instances, { tokenOf })
    await listener.member.delete(`/api/auth/tokens/${id}`).expect(204)
    expect(await listener.socket.closeCode()).toBe(4501)
    await expectDeaf(listener, instances)
  })

  test('invitations are hidden from whoever may not invite any more, and shown to whoever may', async () => {
    const { boss, member, socket, rooms, heard } = await aListener(instancesOf(way), { role: 'pm' })
    const path = `/api/workspaces/${boss.workspaceId}`
    const seqs = () => [...socket.events, ...socket.hidden].map(({ seq }) => seq)
    /** Invites somebody, and waits for what the listener is told of it. */
    const invite = async () => {
      const count = () =>
        socket.hidden.length + socket.events.filter(({ type }) => isOfInvitation(type)).length
      const told = count()
      const email = `${crypto.randomUUID()}@example.com`
      await boss.post(`${path}/invitations`, { email })
      await waitUntil(() => count() > told)
      return heard().includes(email)
    }
    // An event that was on its way already is still sent as it was.
    const becomes = async (role: string, isShown: boolean) => {
      await boss.patch(`${path}/members/${member.userId}`, { role })
      await waitUntil(async () => (await invite()) === isShown)
      expect(await invite()).toBe(isShown)
    }
    expect(await invite()).toBe(true)
    await becomes('member', false)
    await becomes('pm', true)
    await boss.patch(`${path}/members/${member.userId}`, { role: 'guest' })
    // Nobody's numbers have a hole, and a second look shows no more than the first.
    await waitUntil(
      () => socket.events.filter(({ type }) => type === 'member:updated').length === 3,
    )
    const all = seqs().sort((one, other) => one - other)
    const first = all[0] ?? 0
    expect(all).toEqual(all.map((_, at) => first + at))
    const epoch = socket.hidden[0]?.epoch ?? ''
    const { changes } = await socket.subscribe(rooms[1], { epoch, seq: first - 1 })
    expect(changes.map(({ seq }) => seq)).toEqual(all)
    expect(changes.filter(({ type }) => isOfInvitation(type))).toEqual([])
    socket.close()
  })
})

test('a token that is ended is refused by requests to other instances as well, at once', async () => {
  const instances = instancesOf('two instances on a bus')
  const { member, socket } = await aListener(instances)
  const there = new Client(instances.listening, { token: member.token })
  await there.get('/api/auth/me')
  await member.post('/api/auth/sign-out').expect(204)
  expect(await socket.closeCode()).toBe(4501)
  await there.get('/api/auth/me').expect(401)
})
