import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { RawSocket } from './support/raw-socket'
import { SocketClient } from './support/socket-client'
import { castOn, startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

const openSockets = async ({ url }: Client) => {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^nexa_sockets_open (\d+)$/m.exec(metrics)?.[1])
}

/** An instance that looks this often, and somebody in a room with a megabyte of news who does not read. */
async function aSlowReader(tickMs: number) {
  const server = startTestServer(team().databaseUrl, undefined, { socketTimes: { tickMs } })
  const { ada, grace } = castOn(server)
  const { project, tasks } = await aBoard(ada)
  const room = `project:${project.id}`
  const other = await SocketClient.connect(grace)
  const since = await other.subscribe(room)
  const content = 'x'.repeat(10_000)
  const comment = () => ada.post(`/api/tasks/${tasks[0].id}/comments`, { content })
  for (let made = 0; made < 100; made += 1) await comment()
  await waitUntil(() => other.events.length === 100)
  const slow = await RawSocket.open(ada.url, [`Authorization: Bearer ${ada.token}`])
  await slow.said('connected')
  expect(await openSockets(ada)).toBe(2)
  slow.stopReading()
  return {
    slow,
    other,
    comment,
    /** All that was missed, once more. */
    ask: () =>
      slow.send({ type: 'subscribe', room, since: { epoch: since.epoch, seq: since.head } }),
    isGone: async () => (await openSockets(ada)) === 1,
    stop: async () => {
      other.close()
      slow.end()
      await server.stop()
    },
  }
}

test('who does not read is sent away, and nobody else notices', async () => {
  const { slow, other, comment, ask, isGone, stop } = await aSlowReader(1)
  await waitUntil(async () => {
    ask()
    return isGone()
  })
  await comment()
  await waitUntil(() => other.events.length === 101)
  expect(other.closed).toBeNull()
  // Whoever reads in the end finds out why.
  slow.readOn()
  await waitUntil(() => slow.isClosed)
  const code = Buffer.from([4003 >> 8, 4003 & 255]).toString('latin1')
  expect(slow.received.toString('latin1')).toEndWith(`${code}Reads too slowly`)
  await stop()
})

test('more than ever waits for anybody is not kept between two looks', async () => {
  const { ask, isGone, stop } = await aSlowReader(60_000)
  // Far below the limit of frames.
  for (let asked = 0; asked < 40; asked += 1) ask()
  await waitUntil(isGone)
  await stop()
})

test('who reads what they asked for may have more than that at once', async () => {
  const { slow, ask, isGone, stop } = await aSlowReader(10)
  slow.readOn()
  const subscribed = () => slow.received.toString('latin1').split('"type":"subscribed"').length - 1
  for (let asked = 1; asked <= 12; asked += 1) {
    ask()
    await waitUntil(() => subscribed() === asked)
  }
  expect(await isGone()).toBe(false)
  await stop()
})
