import { expect, test } from 'bun:test'
import { aBoard } from './support/a-board'
import { Client } from './support/client'
import { RawUpload } from './support/raw-upload'
import { SocketClient } from './support/socket-client'
import { startTestServer, useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'

const team = useTeam()

const figuresOf = async (url: string) => (await fetch(`${url}/metrics`)).text()

/** The value of one series, named as in the text. */
async function figure(series: string): Promise<number> {
  const line = (await figuresOf(team().ada.url))
    .split('\n')
    .find((one) => one.startsWith(`${series} `))
  return line === undefined ? 0 : Number(line.slice(series.length + 1))
}

test('figures come as Prometheus reads them, with those of the process', async () => {
  const response = await fetch(`${team().ada.url}/metrics`)
  expect(response.headers.get('content-type')).toStartWith('text/plain; version=0.0.4')
  const text = await response.text()
  const line = /^(#.*|[a-zA-Z_:][\w:]*(\{(\w+="[^"\n]*",?)+\})? -?[\d.eE+-]+|\w+ Nan)?$/
  for (const one of text.split('\n')) expect(one).toMatch(line)
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_seconds',
    'nexa_writes_waiting',
  ]) {
    expect(text).toContain(`\n${name} `)
  }
})

test('requests are counted by what they are for and how they ended, never by id', async () => {
  const { ada, edsger } = team()
  const { tasks } = await aBoard(ada)
  const series = (status: number) =>
    `nexa_http_requests_total{method="PATCH",route="/api/tasks/:id",status="${status}"}`
  const before = [await figure(series(200)), await figure(series(403))]
  await ada.patch(`/api/tasks/${tasks[0].id}`, { title: 'One' })
  await ada.patch(`/api/tasks/${tasks[1].key}`, { title: 'Two' })
  await edsger.patch(`/api/tasks/${tasks[1].id}`, { title: 'No' }).expect(403)
  const [changed = 0, refused = 0] = before
  expect(await figure(series(200))).toBe(changed + 2)
  expect(await figure(series(403))).toBe(refused + 1)
  const timed = 'nexa_http_request_duration_seconds_count{method="PATCH",route="/api/tasks/:id"}'
  expect(await figure(timed)).toBe(changed + refused + 3)
})

test('a client that hangs up while it sends is no failure of the server', async () => {
  const series = (status: number) =>
    `nexa_http_requests_total{method="POST",route="/api/projects",status="${status}"}`
  const [refused, failed] = [await figure(series(400)), await figure(series(500))]
  const request = await RawUpload.open(team().ada, '/api/projects', ['Content-Length: 1000'])
  request.send('{')
  // Its socket is read before those of requests that come after.
  await team().ada.get('/api/projects')
  request.abandon()
  await waitUntil(
    async () => (await figure(series(400))) + (await figure(series(500))) > refused + failed,
  )
  expect(await figure(series(500))).toBe(failed)
})

test('a client that invents paths and methods makes no new series', async () => {
  const { ada } = team()
  const invented = crypto.randomUUID()
  await ada.fetch('GET', `/api/${invented}`)
  await ada.fetch('GET', `/${invented}`)
  // The server's own parser knows a good many methods, and refuses others.
  for (const method of ['PROPFIND', 'MKCOL', 'SEARCH']) await ada.fetch(method, '/api/projects')
  const text = await figuresOf(ada.url)
  expect(text).not.toContain(invented)
  const methods = [...text.matchAll(/method="(\w+)"/g)].map(([, method]) => method)
  expect(methods).toContain('OTHER')
  expect(methods).not.toContain('MKCOL')
})

test('open sockets, rooms and sent events are told', async () => {
  const { ada } = team()
  const { project } = await aBoard(ada)
  const sockets = await figure('nexa_sockets_open')
  const rooms = await figure('nexa_rooms_open')
  const sent = await figure('nexa_events_sent_total')
  const socket = await SocketClient.connect(ada)
  await socket.subscribe(`project:${project.id}`)
  expect(await figure('nexa_sockets_open')).toBe(sockets + 1)
  expect(await figure('nexa_rooms_open')).toBe(rooms + 1)
  await ada.post(`/api/projects/${project.id}/tasks`, { title: 'Told' })
  await waitUntil(() => socket.events.length === 1)
  expect(await figure('nexa_events_sent_total')).toBe(sent + 1)
  socket.close()
  await waitUntil(async () => (await figure('nexa_rooms_open')) === rooms)
  expect(await figure('nexa_sockets_open')).toBe(sockets)
})

test('the pool of connections is told', async () => {
  await team().ada.get('/api/projects')
  expect(await figure('nexa_database_connections{state="total"}')).toBeGreaterThan(0)
  expect(await figure('nexa_database_connections{state="waiting"}')).toBe(0)
})

test('with the database away a server is alive, not ready, and still has figures', async () => {
  const server = startTestServer('postgres://nobody@127.0.0.1:1/none')
  const client = new Client(`http://127.0.0.1:${server.port}`)
  expect(await client.get('/health')).toMatchObject({ status: 'ok' })
  expect(await client.get('/health/live')).toMatchObject({ status: 'ok' })
  expect(await client.get('/health/ready').expect(503)).toMatchObject({
    code: 'UNAVAILABLE',
    details: { checks: { database: 'unavailable', storage: 'ok', redis: 'off' } },
  })
  expect(await figuresOf(client.url)).toContain('nexa_sockets_open 0')
  await server.stop()
})
