import path from 'node:path'
import { freePort } from '../../scripts/cluster/free-port'

export type BenchServer = {
  url: string
  pid: number
  /** From the start of the process to its first answer that it is ready. */
  startMs: number
  stop: () => Promise<void>
}

type Options = {
  databaseUrl: string
  /** For attachments and the log. */
  folder: string
  /** Of Bun, before the program. */
  flags?: string[]
  /** Further settings. */
  env?: Record<string, string>
}

const repository = path.join(import.meta.dir, '../..')
const startLimitMs = 30_000

/** As in production, except that nobody's requests are counted: one machine plays all users. */
const settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  AUTH_SECRET: 'only for databases that the benchmark makes',
  RATE_LIMIT_ANONYMOUS: '0',
  RATE_LIMIT_USER: '0',
  RATE_LIMIT_WORKSPACE: '0',
}

/** Nexa as a process of its own. Its log goes to a file, at the level that it has by default. */
export async function startBenchServer({
  databaseUrl,
  folder,
  flags = [],
  env = {},
}: Options): Promise<BenchServer> {
  const port = await freePort()
  const log = path.join(folder, 'nexa.log')
  const { PATH = '', HOME = '' } = process.env
  const startedAt = performance.now()
  const child = Bun.spawn([process.execPath, ...flags, 'apps/api/src/index.ts'], {
    cwd: repository,
    env: {
      PATH,
      HOME,
      ...settings,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      NEXA_DATA_DIR: folder,
      ...env,
    },
    stdin: 'ignore',
    stdout: Bun.file(log),
    stderr: Bun.file(`${log}.err`),
    // The server ends by this channel when the benchmark is killed.
    ipc() {},
  })
  const url = `http://127.0.0.1:${port}`
  const said = async () => (await Bun.file(log).text()) + (await Bun.file(`${log}.err`).text())
  while (!(await isReady(url))) {
    const isLate = performance.now() - startedAt > startLimitMs
    if (isLate || child.exitCode !== null) throw new Error(`It did not start:\n${await said()}`)
    await Bun.sleep(2)
  }
  return {
    url,
    pid: child.pid,
    startMs: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

const isReady = (url: string) =>
  fetch(`${url}/health/ready`, { keepalive: false }).then(
    ({ ok }) => ok,
    () => false,
  )
