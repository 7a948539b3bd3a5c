import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { waitUntil } from './wait-until'

export type UnreliableProxy = { url: string; troubles: number; stop: () => void }

/** One write of this many is in trouble. */
const troubleEvery = 10

/**
 * Passes requests on to a server. In turn, some writes are refused by a rate limit, some are done but answered
 * with 503, and some are done but lose their connection before the answer.
 */
export async function startUnreliableProxy(target: string): Promise<UnreliableProxy> {
  let writes = 0
  const server = createServer(async (request, response) => {
    const isInTrouble = request.method === 'POST' && ++writes % troubleEvery === 0
    const trouble = isInTrouble ? proxy.troubles++ % 3 : -1
    if (trouble === 0) return answer(response, 429, '', { 'Retry-After': '0' })
    const passed = await pass(target, request)
    if (trouble === 1) return answer(response, 503, 'Service Unavailable')
    if (trouble === 2) return request.socket.destroy()
    answer(response, passed.status, await passed.text(), { 'Content-Type': 'application/json' })
  })
  server.listen(0, '127.0.0.1')
  await waitUntil(() => server.listening)
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port')
  const proxy = {
    url: `http://127.0.0.1:${address.port}`,
    troubles: 0,
    stop: () => void server.close(),
  }
  return proxy
}

async function pass(target: string, request: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '/', headers } = request
  const kept = ['authorization', 'x-workspace-id', 'content-type', 'idempotency-key']
  return fetch(target + url, {
    method,
    headers: kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
    ...(method === 'POST' && { body: await text(request) }),
  })
}

const answer = (
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
) => void response.writeHead(status, headers).end(body)
