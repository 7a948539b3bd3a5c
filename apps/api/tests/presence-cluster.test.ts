import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { castOf, joinAs, signUp, type Team } from './support/cast'
import { Client } from './support/client'
import { freePort, killProcesses, NexaProcess } from './support/nexa-process'
import { Onlooker } from './support/onlooker'
import { RedisServer } from './support/redis-server'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'
import {
  castOn,
  type OtherOptions,
  startTestServer,
  testSecret,
  useTeam,
} from './support/test-server'
import { waitUntil } from './support/wait-until'

type Times = NonNullable<OtherOptions['presenceTimes']>

/** What is seen in time is seen because somebody told it. */
const patient: Times = { lingerMs: 60_000, coalesceMs: 10, lookMs: 60_000 }
const quick: Times = { lingerMs: 20, coalesceMs: 10, leaseMs: 500, renewMs: 50, lookMs: 50 }
let redis: RedisServer
const team = useTeam()
const clearing: (() => unknown)[] = []

beforeAll(async () => {
  redis = await RedisServer.start()
})
afterEach(async () => {
  for (const clear of clearing.splice(0).reverse()) await clear()
})
afterAll(async () => {
  await redis.stop()
  removeTemporaryFolders()
})

/** People on one more instance. */
function anInstance(presenceTimes: Times, redisUrl = redis.url): Team & { stop: () => unknown } {
  const { databaseUrl } = team()
  const server = startTestServer(databaseUrl, undefined, { redisUrl, presenceTimes })
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= server.stop()
    return stopping
  }
  clearing.push(stop)
  return { ...castOn(server), stop }
}

async function enter(client: Client, room: string): Promise<Onlooker> {
  const onlooker = await Onlooker.enter(client, room)
  clearing.push(() => onlooker.close())
  return onlooker
}

const aRoom = async (maker: Client) => `project:${(await aBoard(maker)).project.id}`

/** Ada here and Grace there, who see each other. */
async function adaAndGrace(times: Times, url = redis.url) {
  const [here, there] = [anInstance(times, url), anInstance(times, url)]
  const room = await aRoom(here.ada)
  const [ada, grace] = [await enter(here.ada, room), await enter(there.grace, room)]
  for (const page of [ada, grace]) await page.sees([here.ada, null], [here.grace, null])
  return { here, there, room, ada, grace }
}

test('people on several instances see each other and what they look at', async () => {
  const { here, there, room, ada, grace } = await adaAndGrace(patient)
  grace.tell({ at: 'task' })
  await ada.sees([here.ada, null], [here.grace, { at: 'task' }])
  const gracesOther = await enter(here.grace, room)
  await gracesOther.sees([here.ada, null], [here.grace, { at: 'task' }])
  gracesOther.tell({ at: 'board' })
  for (const page of [ada, grace]) await page.sees([here.ada, null], [here.grace, { at: 'board' }])
  const linus = await enter(there.linus, room)
  await linus.sees([here.ada, null], [here.grace, { at: 'board' }], [here.linus, null])
  for (const { lists, isPartial } of [ada, grace, linus]) {
    expect(isPartial).toBe(false)
    for (const list of lists) {
      expect(new Set(list.map(({ userId }) => userId)).size).toBe(list.length)
    }
  }
})

test('who leaves one instance is gone on all', async () => {
  const { here, ada, grace } = await adaAndGrace({ ...patient, lingerMs: 20 })
  grace.close()
  await ada.sees([here.ada, null])
})

test('who is removed on one instance is gone at once on all', async () => {
  const [here, there] = [anInstance(patient), anInstance(patient)]
  const boss = await signUp(here.ada.url, crypto.randomUUID())
  const member = await joinAs(boss, 'member')
  const room = await aRoom(boss)
  const page = await enter(boss, room)
  await enter(new Client(there.ada.url, member), room)
  await page.sees([boss, null], [member, null])
  await boss.delete(`/api/workspaces/${boss.workspaceId}/members/${member.userId}`).expect(204)
  await page.sees([boss, null])
})

test('an instance that stops takes its people with it at once', async () => {
  const { here, there, ada } = await adaAndGrace(patient)
  await there.stop()
  await ada.sees([here.ada, null])
})

test("who is of another workspace is told nothing of a project's people by any instance", async () => {
  const canary = `canary ${crypto.randomUUID()}`
  const { here, there, room, ada, grace } = await adaAndGrace(patient)
  const pages = [
    await enter(here.mallory, await aRoom(here.mallory)),
    await enter(there.mallory, await aRoom(there.mallory)),
  ]
  const heard: string[] = []
  for (const { socket } of pages) {
    socket.socket.addEventListener('message', ({ data }) => heard.push(String(data)))
    socket.send({ type: 'presence', room, state: { at: 'your place' } })
    expect(await socket.frame('error')).toMatchObject({ code: 'NOT_FOUND', ref: room })
  }
  grace.tell({ canary })
  for (const page of [ada, grace]) await page.sees([here.ada, null], [here.grace, { canary }])
  for (const page of pages) {
    page.tell({ at: 'home' })
    await page.sees([here.mallory, { at: 'home' }])
  }
  for (const secret of [canary, here.ada.userId, here.grace.userId]) {
    expect(heard.join()).not.toContain(secret)
  }
})

test('while Redis hangs people of the same instance see each other, and all others after', async () => {
  const own = await RedisServer.start()
  clearing.push(() => own.stop())
  const { here, room, ada, grace } = await adaAndGrace(quick, own.url)
  own.hang()
  const linus = await enter(here.linus, room)
  linus.tell({ at: 'task' })
  await ada.sees([here.ada, null], [here.linus, { at: 'task' }])
  await linus.sees([here.ada, null], [here.linus, { at: 'task' }])
  await waitUntil(() => ada.isPartial && linus.isPartial && grace.isPartial)
  const late = await enter(here.ada, room)
  await waitUntil(() => late.isPartial)
  own.goOn()
  for (const page of [ada, grace, linus, late]) {
    await page.sees([here.ada, null], [here.grace, null], [here.linus, { at: 'task' }])
    await waitUntil(() => !page.isPartial)
  }
})

test('instances that start without Redis find each other when it comes, and again when it restarts', async () => {
  const own = await RedisServer.notStarted()
  clearing.push(() => own.stop())
  const [here, there] = [anInstance(quick, own.url), anInstance(quick, own.url)]
  const room = await aRoom(here.ada)
  const [ada, grace] = [await enter(here.ada, room), await enter(there.grace, room)]
  for (let starts = 0; starts < 2; starts += 1) {
    await waitUntil(() => ada.isPartial && grace.isPartial)
    await ada.sees([here.ada, null])
    await grace.sees([here.grace, null])
    await own.start()
    for (const page of [ada, grace]) {
      await page.sees([here.ada, null], [here.grace, null])
      await waitUntil(() => !page.isPartial)
    }
    await own.stop()
  }
})

test('the people of a killed instance are gone within 30 s, and who comes back is there', async () => {
  const here = anInstance({ lingerMs: 20, coalesceMs: 10 })
  const env = {
    DATABASE_URL: team().databaseUrl,
    REDIS_URL: redis.url,
    AUTH_SECRET: testSecret,
    NEXA_DATA_DIR: temporaryFolder(),
    PORT: String(freePort()),
  }
  clearing.push(killProcesses)
  const nexa = new NexaProcess({ env })
  const there = castOf((await nexa.url()).replace('localhost', '127.0.0.1'))
  const room = await aRoom(here.ada)
  const ada = await enter(here.ada, room)
  for (const person of [there.grace, there.linus]) await enter(person, room)
  await ada.sees([here.ada, null], [here.grace, null], [here.linus, null])
  nexa.kill('SIGKILL')
  await nexa.exited
  const linus = await enter(here.linus, room)
  linus.tell({ at: 'task' })
  await waitUntil(() => ada.lists.at(-1)?.length === 2)
  await ada.sees([here.ada, null], [here.linus, { at: 'task' }])
})
