import { afterEach, expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { joinAs, signUp } from './support/cast'
import { Client } from './support/client'
import { Onlooker } from './support/onlooker'
import { SocketClient } from './support/socket-client'
import { castOn, type OtherOptions, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam(undefined, () => ({ presenceTimes: { lingerMs: 20, coalesceMs: 10 } }))
const clearing: (() => unknown)[] = []
afterEach(async () => {
  for (const clear of clearing.splice(0)) await clear()
})

async function enter(client: Client, room: string): Promise<Onlooker> {
  const onlooker = await Onlooker.enter(client, room)
  clearing.push(() => onlooker.close())
  return onlooker
}

/** People on a server of its own, of whom nobody seems gone before they are. */
function aPatientTeam(times: OtherOptions['presenceTimes'] = {}) {
  const presenceTimes = { lingerMs: 60_000, coalesceMs: 10, ...times }
  const server = startTestServer(team().databaseUrl, undefined, { presenceTimes })
  clearing.push(() => server.stop())
  return castOn(server)
}

const aRoom = async (maker: Client) => `project:${(await aBoard(maker)).project.id}`
const ids = (people: { userId: string }[]) => people.map(({ userId }) => userId)

test('who enters a project is shown to everybody in it, with what they look at', async () => {
  const { ada, grace } = team()
  const room = await aRoom(ada)
  const adasPage = await enter(ada, room)
  expect(adasPage.lists).toEqual([[{ userId: ada.userId, state: null }]])
  const gracesPage = await enter(grace, room)
  await adasPage.sees([ada, null], [grace, null])
  await gracesPage.sees([ada, null], [grace, null])
  gracesPage.tell({ taskId: 'NEX-1' })
  await adasPage.sees([ada, null], [grace, { taskId: 'NEX-1' }])
  await gracesPage.sees([ada, null], [grace, { taskId: 'NEX-1' }])
  gracesPage.tell(null)
  await adasPage.sees([ada, null], [grace, null])
})

test('who leaves the room or closes the page is gone', async () => {
  const { ada, grace, linus, edsger } = team()
  const room = await aRoom(ada)
  const page = await enter(edsger, room)
  const [unsubscribes, closes] = [await enter(grace, room), await enter(linus, room)]
  await page.sees([edsger, null], [grace, null], [linus, null])
  unsubscribes.socket.send({ type: 'unsubscribe', room })
  await page.sees([edsger, null], [linus, null])
  closes.close()
  await page.sees([edsger, null])
  unsubscribes.tell({ taskId: 'NEX-1' })
  expect(await unsubscribes.socket.frame('error')).toMatchObject({ code: 'NOT_FOUND', ref: room })
  const told = unsubscribes.lists.length
  await (await enter(ada, room)).sees([ada, null], [edsger, null])
  await unsubscribes.socket.settled()
  expect(unsubscribes.lists.slice(told)).toEqual([])
})

test('who enters unseen hears the room without being in it, until they enter as others do', async () => {
  const { ada, grace } = team()
  const { project } = await aBoard(ada)
  const room = `project:${project.id}`
  const page = await enter(grace, room)
  const overview = await SocketClient.connect(ada)
  clearing.push(() => overview.close())
  overview.send({ type: 'subscribe', room, unseen: true })
  const { presence } = await overview.frame('subscribed')
  expect(ids(presence)).toEqual([grace.userId])
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'Heard' })
  await waitUntil(() => overview.events.some(({ type }) => type === 'task:created'))
  await overview.settled()
  expect(page.lists).toEqual([[{ userId: grace.userId, state: null }]])
  await overview.subscribe(room)
  await page.sees([ada, null], [grace, null])
})

test('several pages of somebody are one entry, with the latest that one of them told', async () => {
  const { ada, linus } = team()
  const room = await aRoom(ada)
  const page = await enter(ada, room)
  const first = await enter(linus, room)
  first.tell({ at: 'first' })
  await page.sees([ada, null], [linus, { at: 'first' }])
  const second = await enter(linus, room)
  await second.sees([ada, null], [linus, { at: 'first' }])
  second.tell({ at: 'second' })
  await page.sees([ada, null], [linus, { at: 'second' }])
  first.tell({ at: 'first again' })
  await page.sees([ada, null], [linus, { at: 'first again' }])
  first.close()
  await page.sees([ada, null], [linus, { at: 'second' }])
  second.close()
  await page.sees([ada, null])
  for (const list of page.lists) expect(new Set(ids(list)).size).toBe(list.length)
})

test('a page that is loaded again changes nothing for others', async () => {
  const { ada, linus } = aPatientTeam()
  const room = await aRoom(ada)
  const page = await enter(ada, room)
  const before = await enter(linus, room)
  before.tell({ at: 'task' })
  await page.sees([ada, null], [linus, { at: 'task' }])
  const known = page.lists.length
  before.close()
  await before.socket.closeCode()
  const after = await enter(linus, room)
  await after.sees([ada, null], [linus, { at: 'task' }])
  after.tell({ at: 'task' })
  await after.socket.settled()
  page.tell({ at: 'board' })
  await page.sees([ada, { at: 'board' }], [linus, { at: 'task' }])
  expect(page.lists).toHaveLength(known + 1)
})

test('changes in quick succession are told as one', async () => {
  const { ada, grace } = aPatientTeam({ coalesceMs: 100 })
  const room = await aRoom(ada)
  const [page, busy] = [await enter(ada, room), await enter(grace, room)]
  await page.sees([ada, null], [grace, null])
  const known = page.lists.length
  for (let at = 0; at < 90; at += 1) busy.tell({ at })
  await page.sees([ada, null], [grace, { at: 89 }])
  expect(page.lists.length - known).toBeLessThan(45)
})

test('what changes nothing is not told', async () => {
  const { ada, grace } = aPatientTeam({ coalesceMs: 1 })
  const room = await aRoom(ada)
  const [page, busy] = [await enter(ada, room), await enter(grace, room)]
  busy.tell({ at: 'task' })
  await page.sees([ada, null], [grace, { at: 'task' }])
  const known = page.lists.length
  for (let more = 0; more < 5; more += 1) {
    busy.tell({ at: 'task' })
    await (await enter(grace, room)).sees([ada, null], [grace, { at: 'task' }])
  }
  page.tell({ at: 'board' })
  await page.sees([ada, { at: 'board' }], [grace, { at: 'task' }])
  expect(page.lists).toHaveLength(known + 1)
})

test('who enters while something is different for a moment is told how it really is', async () => {
  const { ada, grace } = aPatientTeam({ coalesceMs: 300 })
  const room = await aRoom(ada)
  const [page, busy] = [await enter(ada, room), await enter(grace, room)]
  busy.tell({ at: 'home' })
  await page.sees([ada, null], [grace, { at: 'home' }])
  busy.tell({ at: 'elsewhere' })
  await busy.socket.settled()
  const newcomer = await enter(ada, room)
  busy.tell({ at: 'home' })
  await newcomer.sees([ada, null], [grace, { at: 'home' }])
})

test('a program sees who is there, and is not there itself', async () => {
  const { ada } = team()
  const room = await aRoom(ada)
  const { token } = await ada.post('/api/auth/tokens', { name: 'Presence' })
  const program = await enter(new Client(ada.url, { token }), room)
  expect(program.lists).toEqual([[]])
  program.tell({ at: 'work' })
  expect(await program.socket.frame('error')).toMatchObject({ code: 'FORBIDDEN', ref: room })
  const page = await enter(ada, room)
  await program.sees([ada, null])
  page.close()
  await program.sees()
})

test('only projects know who is there', async () => {
  const { ada, grace } = team()
  for (const room of [`workspace:${ada.workspaceId}`, `user:${ada.userId}`]) {
    const page = await enter(ada, room)
    expect(page.lists).toEqual([[]])
    page.tell({ at: 'work' })
    expect(await page.socket.frame('error')).toMatchObject({ code: 'FORBIDDEN', ref: room })
    await page.socket.settled()
    expect(page.lists).toEqual([[]])
  }
  const stranger = await SocketClient.connectAnonymously(grace.url)
  stranger.send({ type: 'presence', room: await aRoom(ada), state: null })
  expect(await stranger.frame('error')).toMatchObject({ code: 'UNAUTHORIZED' })
  stranger.close()
})

test("who is of another workspace neither sees a project's people nor is among them", async () => {
  const { ada, grace, mallory } = team()
  const canary = `canary ${crypto.randomUUID()}`
  const room = await aRoom(ada)
  const page = await enter(ada, room)
  const own = await enter(mallory, await aRoom(mallory))
  const heard: string[] = []
  own.socket.socket.addEventListener('message', ({ data }) => heard.push(String(data)))
  const intrude = async () => {
    own.socket.send({ type: 'presence', room, state: { at: 'your place' } })
    expect(await own.socket.frame('error')).toMatchObject({ code: 'NOT_FOUND', ref: room })
    expect(await own.socket.subscribeInVain(room)).toMatchObject({ code: 'NOT_FOUND' })
  }
  await intrude()
  const gracesPage = await enter(grace, room)
  gracesPage.tell({ canary })
  await page.sees([ada, null], [grace, { canary }])
  await intrude()
  own.tell({ at: 'home' })
  await own.sees([mallory, { at: 'home' }])
  expect(heard.join()).not.toContain(canary)
  for (const { userId } of [ada, grace]) expect(heard.join()).not.toContain(userId)
  expect(page.lists.flatMap(ids)).not.toContain(mallory.userId)
  expect(page.lists.at(-1)).toHaveLength(2)
})

test('who is removed is gone at once, on every page, and so is who had just left', async () => {
  const boss = await signUp(aPatientTeam().ada.url, crypto.randomUUID())
  const room = await aRoom(boss)
  const [member, other] = [await joinAs(boss, 'member'), await joinAs(boss, 'guest')]
  const page = await enter(boss, room)
  const pages = [await enter(member, room), await enter(member, room)]
  const closed = await enter(member, room)
  await enter(other, room)
  closed.tell({ at: 'task' })
  await page.sees([boss, null], [member, { at: 'task' }], [other, null])
  closed.close()
  await closed.socket.closeCode()
  await boss.delete(`/api/workspaces/${boss.workspaceId}/members/${member.userId}`).expect(204)
  await page.sees([boss, null], [other, null])
  for (const one of pages) {
    await one.socket.frame('unsubscribed')
    one.tell({ at: 'still here' })
    expect(await one.socket.frame('error')).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('another role changes nothing, and a deleted project has nobody in it', async () => {
  const boss = await signUp(aPatientTeam().ada.url, crypto.randomUUID())
  const member = await joinAs(boss, 'pm')
  const room = await aRoom(boss)
  const [page, members] = [await enter(boss, room), await enter(member, room)]
  await page.sees([boss, null], [member, null])
  const path = `/api/workspaces/${boss.workspaceId}/members/${member.userId}`
  await boss.patch(path, { role: 'guest' })
  members.tell({ at: 'work' })
  await page.sees([boss, null], [member, { at: 'work' }])
  await members.sees([boss, null], [member, { at: 'work' }])
  const project = `/api/projects/${room.slice('project:'.length)}`
  await boss.delete(project)
  await page.socket.frame('unsubscribed')
  await members.socket.frame('unsubscribed')
  await boss.post(`${project}/restore`)
  expect((await enter(boss, room)).lists).toEqual([[{ userId: boss.userId, state: null }]])
})

const stateOf = (bytes: number) => ({
  at: 'é'.repeat((bytes - 9) / 2) + 'x'.repeat((bytes - 9) % 2),
})

test('a state of 1,024 bytes is told to all, one more byte ends the socket', async () => {
  const { ada } = team()
  const page = await enter(ada, await aRoom(ada))
  page.tell(stateOf(1_024))
  await page.sees([ada, stateOf(1_024)])
  page.tell(stateOf(1_025))
  expect(await page.socket.closeCode()).toBe(4500)
})

for (const state of ['"text"', '[1]', '7', '{"at":undefined}']) {
  test(`a state that is ${state} ends the socket`, async () => {
    const { ada } = team()
    const page = await enter(ada, await aRoom(ada))
    page.socket.socket.send(`{"type":"presence","room":"${page.room}","state":${state}}`)
    expect(await page.socket.closeCode()).toBe(4500)
  })
}
