import http from 'node:http'
import type { ErrorAnswer } from '@nexa/shared/errors'
import type { Server, WebSocketHandler } from 'bun'
import type { Connection } from './realtime/connection'

type ListenOptions = {
  port: number
  host: string
  websocket: WebSocketHandler<Connection>
  /** undefined: the request became a socket. */
  upgrade: (request: Request, server: Server<Connection>) => Promise<Response | undefined>
  answer: (request: Request, peerAddress: string) => Response | Promise<Response>
}

export type Listener = {
  port: number
  publish: (topic: string, text: string) => void
  /** Takes nothing new, and resolves when what was under way is answered. */
  drain: () => Promise<void>
  close: () => Promise<void>
}

/** The limits are ours: Bun's own answer has no envelope, and it holds a body back that nobody reads. */
const maxRequestBytes = Number.MAX_SAFE_INTEGER
const maxHeaderBytes = 256 * 1024

export function listen({ port, host, websocket, upgrade, answer }: ListenOptions): Listener {
  // Of the whole process: Bun.serve has no such option, and types say that it can't be set.
  Object.assign(http, { maxHeaderSize: maxHeaderBytes })
  const server = Bun.serve({
    port,
    hostname: host,
    idleTimeout: 60,
    maxRequestBodySize: maxRequestBytes,
    development: false,
    websocket,
    fetch(request, bun) {
      const url = URL.parse(request.url)
      if (!url) return badHost()
      const { pathname } = url
      if (pathname === '/ws' || pathname === '/ws/connect') return upgrade(request, bun)
      return answer(request, bun.requestIP(request)?.address ?? '')
    },
  })
  return {
    port: boundPort(server),
    publish: (topic, text) => void server.publish(topic, text),
    drain: () => server.stop(),
    close: () => server.stop(true),
  }
}

/** Nothing behind this could read the URL of such a request. */
function badHost(): Response {
  const message = 'The Host header is not valid'
  const requestId = Bun.randomUUIDv7()
  const error = { code: 'VALIDATION_ERROR' as const, message, requestId }
  return Response.json({ success: false, error } satisfies ErrorAnswer, { status: 400 })
}

function boundPort({ port }: Server<Connection>): number {
  if (port === undefined) throw new Error('The server listens on no port')
  return port
}
