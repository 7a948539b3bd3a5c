import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { lastLines } from '@nexa/db/embedded/last-lines'
import { chooseRunAs } from '@nexa/db/embedded/run-as'
import { freePort } from './nexa-process'
import { waitUntil } from './wait-until'

const poolSize = 12
/** Distributions put it where only root looks. */
const searchPath = '/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/opt/homebrew/bin'

/** null: it is not installed (apt-get install pgbouncer). */
export const findPgBouncer = (): string | null => Bun.which('pgbouncer', { PATH: searchPath })

/** Hands connections to PostgreSQL out for one transaction at a time, as in front of managed databases. */
export class PgBouncer {
  private child: Bun.Subprocess | null = null
  private readonly port = freePort()

  /** `folder`: for its settings and log. */
  constructor(
    private readonly databaseUrl: string,
    private readonly folder: string,
  ) {}

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/pooled`
  }

  async start(): Promise<void> {
    const program = findPgBouncer()
    if (!program) throw new Error('PgBouncer is not installed')
    const log = path.join(this.folder, 'pgbouncer.log')
    const settings = path.join(this.folder, 'pgbouncer.ini')
    writeFileSync(settings, this.settings())
    const { command } = chooseRunAs(program, this.folder)
    const child = Bun.spawn([...command, program, settings], {
      stdin: 'ignore',
      stdout: Bun.file(log),
      stderr: Bun.file(log),
    })
    this.child = child
    await waitUntil(async () => child.exitCode !== null || (await answers(this.port)))
    if (child.exitCode !== null) throw new Error(`PgBouncer did not start:\n${lastLines(log)}`)
  }

  /** As by kill -9: every connection through it breaks. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL')
    await this.child?.exited
  }

  private settings(): string {
    const { hostname, port, pathname, searchParams } = new URL(this.databaseUrl)
    const host = searchParams.get('host') ?? hostname
    const database = pathname.slice(1)
    return [
      '[databases]',
      `pooled = host=${host} port=${port || 5432} dbname=${database} user=postgres`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${this.port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${poolSize}`,
      'max_client_conn = 200',
    ].join('\n')
  }
}

const answers = (port: number): Promise<boolean> =>
  Bun.connect({ hostname: '127.0.0.1', port, socket: { data() {} } }).then(
    (socket) => {
      socket.end()
      return true
    },
    () => false,
  )
