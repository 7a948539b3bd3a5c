import path from 'node:path'
import { freePort } from '../../scripts/cluster/free-port'

export type Limit = { url: string; pid: number; stop: () => void }

type Options = {
  databaseUrl: string
  workspaceId: string
  userId: string
  sizes: Record<string, number>
}

/** What the machine can do at most, as a process of its own on a database of its own. */
export async function startLimit(options: Options): Promise<Limit> {
  const port = await freePort()
  const { PATH = '' } = process.env
  const child = Bun.spawn([process.execPath, path.join(import.meta.dir, '../limit-server.ts')], {
    env: { PATH, NODE_ENV: 'production', NEXA_LIMIT: JSON.stringify({ ...options, port }) },
    stdio: ['ignore', 'inherit', 'inherit'],
    // It ends by this channel when the benchmark is killed.
    ipc() {},
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The limit did not start')
    await Bun.sleep(5)
  }
  return { url, pid: child.pid, stop: () => child.kill() }
}

const isReady = (url: string) =>
  fetch(`${url}/ready`, { keepalive: false }).then(
    ({ ok }) => ok,
    () => false,
  )
