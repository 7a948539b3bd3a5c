import { describe, expect, test } from 'bun:test'
import { organizationClaim } from './support/clerk/clerk-tokens'
import { aReadCompany, aTold, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { useInstances, type Way, ways } from './support/instances'
import { jobsDone } from './support/jobs-done'
import { SocketClient } from './support/socket-client'
import { waitUntil } from './support/wait-until'

const team = useClerk()
const instancesOf = useInstances(
  () => team().databaseUrl,
  () => ({ clerk: team().clerk.settings }),
)

/** Somebody in a company, who listens by a session of Clerk's while Clerk tells another instance. */
async function aListener(way: Way, claims: Record<string, unknown> = {}) {
  const { acting, listening } = instancesOf(way)
  const company = { ...(await aReadCompany(team())), url: acting }
  const { clerk, ada, organization } = company
  const told = await aTold(company)
  const session = clerk.session(told.user.id)
  const sign = (more: Record<string, unknown> = {}) =>
    clerk.token({ sub: told.user.id, sid: session.id, ...organizationClaim(organization), ...more })
  const room = `workspace:${ada.workspaceId}`
  const socket = await SocketClient.connect(new Client(listening, { token: await sign(claims) }))
  await socket.subscribe(room)
  const heard: string[] = []
  socket.onFrame = (frame) => void heard.push(JSON.stringify(frame))
  const expectDeaf = async () => {
    const witness = await SocketClient.connect(new Client(listening, { token: ada.token }))
    await witness.subscribe(room)
    const canary = `canary ${crypto.randomUUID()}`
    await ada.post('/api/projects', { name: canary })
    await waitUntil(() => witness.events.some(({ type }) => type === 'project:created'))
    expect(heard.join('\n')).not.toContain(canary)
    witness.close()
  }
  return { company, clerk, ada, ...told, session, sign, room, socket, expectDeaf }
}

describe.each(ways)('%s', (way) => {
  test('a session that ends in Clerk ends its sockets, and no other of the person', async () => {
    const { company, clerk, user, session, sign, socket, expectDeaf } = await aListener(way)
    const otherToken = await sign({ sid: clerk.session(user.id).id })
    const other = await SocketClient.connect(
      new Client(instancesOf(way).listening, { token: otherToken }),
    )
    await tellNexa(company, 'session.ended', { ...session, status: 'ended' })
    expect(await socket.closeCode()).toBe(4501)
    await expectDeaf()
    await other.settled()
    expect(other.closed).toBeNull()
    other.close()
  })

  test('an account that is deleted in Clerk ends all that it was signed in by', async () => {
    const { company, clerk, user, token, socket, expectDeaf } = await aListener(way)
    const { url } = company
    const program = await new Client(url, { token }).post('/api/auth/tokens', { name: 'Program' })
    const { listening } = instancesOf(way)
    const other = await SocketClient.connect(new Client(listening, { token: program.token }))
    await tellNexa(company, 'user.deleted', await clerk.deleteUser(user.id))
    expect(await socket.closeCode()).toBe(4501)
    expect(await other.closeCode()).toBe(4501)
    await expectDeaf()
  })

  test('another name in Clerk ends nothing', async () => {
    const { company, clerk, user, socket } = await aListener(way)
    const renamed = await clerk.updateUser(user.id, { lastName: 'Hopper' })
    await tellNexa(company, 'user.updated', renamed)
    await jobsDone(company.databaseUrl, 'announce-person')
    await waitUntil(() => socket.events.some(({ type }) => type === 'member:updated'))
    await socket.settled()
    expect(socket.closed).toBeNull()
    socket.close()
  })
})

const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds

test("a session's next token keeps its socket in its rooms", async () => {
  const exp = secondsFromNow(14)
  const { ada, sign, room, socket } = await aListener('one instance', { exp })
  const { deadline } = await socket.frame('auth:required')
  expect(Date.parse(deadline)).toBe(exp * 1_000)
  const shortly = exp - 1
  socket.send({ type: 'auth', token: await sign({ exp: shortly }) })
  await socket.frame('connected')
  const next = await socket.frame('auth:required')
  expect(Date.parse(next.deadline)).toBe(shortly * 1_000)
  socket.send({ type: 'auth', token: await sign() })
  await socket.frame('connected')
  await ada.post('/api/projects', { name: 'Still here' })
  await waitUntil(() => socket.events.some((event) => event.room === room))
  await socket.settled()
  expect([socket.frames, socket.closed]).toEqual([[], null])
  socket.close()
})

test('without a next token the socket ends with the one it has', async () => {
  const { socket, expectDeaf } = await aListener('one instance', { exp: secondsFromNow(5) })
  await socket.frame('auth:required')
  expect(await socket.closeCode()).toBe(4001)
  await expectDeaf()
})

test("a token of another person, or for another organization, doesn't extend it", async () => {
  for (const isAnotherPerson of [true, false]) {
    const { ada, sign, socket } = await aListener('one instance')
    const token = isAnotherPerson ? ada.token : await sign({ o: undefined })
    socket.send({ type: 'auth', token })
    expect(await socket.closeCode()).toBe(4503)
  }
})
