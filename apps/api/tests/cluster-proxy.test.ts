import { afterEach, expect, test } from 'bun:test'
import type { Server } from 'bun'
import {
  type ClusterProxy,
  type ProxyOptions,
  startProxy,
  type Target,
} from '../../../scripts/cluster/proxy'
import { freePort } from './support/nexa-process'
import { waitUntil } from './support/wait-until'

const proxies: ClusterProxy[] = []
const servers: Server<undefined>[] = []
afterEach(async () => {
  for (const proxy of proxies.splice(0)) proxy.stop()
  for (const server of servers.splice(0)) await server.stop(true)
})

/** Answers its name. A WebSocket hears its name as well, and then what it says itself. */
function answering(name: string, port = 0): Target {
  const server = Bun.serve({
    port,
    hostname: '127.0.0.1',
    fetch: async (request, bun) => {
      if (bun.upgrade(request)) return
      return new Response(`${name} got ${(await request.bytes()).length}`)
    },
    websocket: {
      open: (socket) => void socket.send(name),
      message: (socket, message) => void socket.send(message),
    },
  })
  servers.push(server)
  return { host: '127.0.0.1', port: server.port ?? 0 }
}

async function proxyFor(targets: Target[], isHealthy?: ProxyOptions['isHealthy']) {
  const options = { port: 0, host: '127.0.0.1', targets, ...(isHealthy && { isHealthy }) }
  const proxy = await startProxy(options)
  proxies.push(proxy)
  return { proxy, url: `http://127.0.0.1:${proxy.port}` }
}

/** Each over a connection of its own, one after the other. */
async function answersOf(url: string, times: number): Promise<string[]> {
  const texts: string[] = []
  for (let at = 0; at < times; at += 1) {
    texts.push(await (await fetch(url, { keepalive: false })).text())
  }
  return texts
}

test('connections go round, whatever is sent over them', async () => {
  const { url } = await proxyFor([answering('a'), answering('b')])
  expect(await answersOf(url, 4)).toEqual(['a got 0', 'b got 0', 'a got 0', 'b got 0'])
  const body = new Uint8Array(5_000_000)
  const uploaded = await fetch(url, { method: 'POST', body, keepalive: false })
  expect(await uploaded.text()).toBe('a got 5000000')
  const socket = new WebSocket(url.replace('http', 'ws'))
  const heard: string[] = []
  socket.onmessage = ({ data }) => heard.push(String(data))
  await waitUntil(() => heard.length === 1)
  socket.send('hello')
  await waitUntil(() => heard.length === 2)
  expect(heard).toEqual(['b', 'hello'])
  socket.close()
})

test('who does not answer is passed over until it does again', async () => {
  const away = { host: '127.0.0.1', port: freePort() }
  const { url } = await proxyFor([answering('a'), away])
  expect(await answersOf(url, 3)).toEqual(['a got 0', 'a got 0', 'a got 0'])
  answering('b', away.port)
  expect((await answersOf(url, 2)).sort()).toEqual(['a got 0', 'b got 0'])
})

test('with nobody there a client is told to try again', async () => {
  const { url, proxy } = await proxyFor([{ host: '127.0.0.1', port: freePort() }])
  for (const body of [null, new Uint8Array(300_000)]) {
    const refused = await fetch(url, { method: 'POST', body, keepalive: false })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } })
  }
  proxy.setTargets([answering('late')])
  expect(await answersOf(url, 1)).toEqual(['late got 0'])
})

test('an unhealthy one is asked only when there is no other one', async () => {
  const [a, b] = [answering('a'), answering('b')]
  const ill = new Set([a])
  const { url } = await proxyFor([a, b], (target) => !ill.has(target))
  expect(await answersOf(url, 3)).toEqual(['b got 0', 'b got 0', 'b got 0'])
  ill.add(b)
  expect((await answersOf(url, 2)).sort()).toEqual(['a got 0', 'b got 0'])
})

test('a client hears when the connection to its target is cut', async () => {
  const [a, b] = [answering('a'), answering('b')]
  const { url, proxy } = await proxyFor([a, b])
  const sockets = [1, 2].map(() => new WebSocket(url.replace('http', 'ws')))
  const closed = new Set<string>()
  const names = sockets.map((socket) => {
    const { promise, resolve } = Promise.withResolvers<string>()
    socket.onmessage = ({ data }) => {
      socket.onclose = () => closed.add(String(data))
      resolve(String(data))
    }
    return promise
  })
  expect((await Promise.all(names)).sort()).toEqual(['a', 'b'])
  proxy.cut(a)
  await waitUntil(() => closed.size > 0)
  expect([...closed]).toEqual(['a'])
  proxy.close()
  await expect(fetch(url, { keepalive: false })).rejects.toThrow()
  expect([...closed]).toEqual(['a'])
  proxy.stop()
  await waitUntil(() => closed.size === 2)
})
