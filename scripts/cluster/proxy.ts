import { connect, createServer, type Socket } from 'node:net'
import { noAnswer } from './no-answer'

export type Target = { host: string; port: number }

export type ClusterProxy = {
  port: number
  /** Who is asked from the next connection on. */
  setTargets: (targets: readonly Target[]) => void
  /** Ends the connections with one target: their clients connect again, to another one. */
  cut: (target: Target) => void
  /** Takes no new connections. Those that are there go on. */
  close: () => void
  /** Ends all that is left. */
  stop: () => void
}

export type ProxyOptions = {
  port: number
  host: string
  targets: readonly Target[]
  /** False passes a target over for as long as another one is healthy. */
  isHealthy?: (target: Target) => boolean
}

const connectTimeoutMs = 1_000

/**
 * Hands each connection to the next target. It knows bytes only: keep-alive, WebSockets, uploads and whatever the
 * API speaks next pass as they are, and no parser stands between a fault in a test and what the client sees of it.
 */
export async function startProxy({ port, host, ...options }: ProxyOptions): Promise<ClusterProxy> {
  let targets = options.targets
  const isHealthy = options.isHealthy ?? (() => true)
  let next = 0
  const pairs = new Set<{ client: Socket; server: Socket; target: Target }>()
  const waiting = new Set<Socket>()

  /** Everybody once, from whose turn it is; the healthy ones first. */
  const inTurn = () => {
    const start = next++ % Math.max(1, targets.length)
    const all = [...targets.slice(start), ...targets.slice(0, start)]
    return [...all.filter(isHealthy), ...all.filter((one) => !isHealthy(one))]
  }

  const join = (client: Socket, server: Socket, target: Target) => {
    const pair = { client, server, target }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
    client.pipe(server)
    server.pipe(client)
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, async (client) => {
    waiting.add(client)
    client.once('close', () => waiting.delete(client))
    client.on('error', () => client.destroy())
    for (const target of inTurn()) {
      const server = await connectTo(target)
      if (client.destroyed) server?.destroy()
      if (client.destroyed) return
      if (!server) continue
      waiting.delete(client)
      join(client, server, target)
      return
    }
    noAnswer(client)
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(port, host, resolve)
  })
  const address = listener.address()
  const bound = typeof address === 'object' && address ? address.port : port

  const end = (isWanted: (target: Target) => boolean) => {
    for (const { client, server, target } of [...pairs]) {
      if (!isWanted(target)) continue
      client.destroy()
      server.destroy()
    }
  }
  return {
    port: bound,
    setTargets: (wanted) => {
      targets = wanted
    },
    cut: (target) => end((one) => one.host === target.host && one.port === target.port),
    close: () => void listener.close(),
    stop() {
      listener.close()
      for (const client of waiting) client.destroy()
      end(() => true)
    },
  }
}

/** null when nobody takes the connection in time. */
function connectTo({ host, port }: Target): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true })
    const give = (result: Socket | null) => {
      clearTimeout(timer)
      if (!result) socket.destroy()
      resolve(result)
    }
    const timer = setTimeout(() => give(null), connectTimeoutMs)
    socket.once('connect', () => give(socket)).once('error', () => give(null))
  })
}
