import type { Cluster } from './cluster'
import { openSockets } from './open-sockets'

const settleMs = 5_000

/** What memory of the instance grows by, once it had time to clean up. */
export async function measureIdleSockets(cluster: Cluster, count: number) {
  const [url = ''] = cluster.urls
  await Bun.sleep(settleMs)
  const before = await residentMegabytes(url)
  const sockets = await openSockets(cluster, count, () => {})
  await Bun.sleep(settleMs)
  const after = await residentMegabytes(url)
  for (const socket of sockets) socket.close()
  return { before, megabytes: after - before }
}

async function residentMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const [, bytes] = /^\w*process_resident_memory_bytes (\S+)/m.exec(text) ?? []
  return Math.round(Number(bytes) / 1_000_000)
}
