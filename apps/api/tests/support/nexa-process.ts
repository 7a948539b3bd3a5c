import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { waitUntil } from './wait-until'

export const repository = path.resolve(import.meta.dir, '../../../..')
const entry = 'apps/api/src/index.ts'

/** How people start it, from the program itself to what the README says. */
const commands = {
  bun: [process.execPath, entry],
  wrapper: ['node', 'scripts/bun.mjs', entry],
  npm: ['npm', 'start'],
  cluster: ['npm', 'run', 'dev:cluster'],
}

export type NexaOptions = {
  /** NEXA_DATA_DIR and all else that the environment holds. */
  env?: Record<string, string>
  by?: keyof typeof commands
  folder?: string
  /** Words before the command. */
  before?: string[]
}

const started: NexaProcess[] = []

/** A real server process, and what it says. */
export class NexaProcess {
  output = ''
  readonly exited: Promise<number | null>
  private readonly child: ChildProcess
  private readonly dataDir: string

  constructor({ env = {}, by = 'bun', folder = repository, before = [] }: NexaOptions) {
    const [program = '', ...words] = [...before, ...commands[by]]
    this.dataDir = env.NEXA_DATA_DIR ?? path.join(folder, '.data')
    const { PATH = '', HOME = '' } = process.env
    this.child = spawn(program, words, {
      cwd: folder,
      env: { PATH, HOME, LOG_LEVEL: 'error', ...unlimited, ...env },
      // A process group of its own, as a terminal gives it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString()
      })
    }
    this.exited = new Promise((resolve) => this.child.once('close', resolve))
    started.push(this)
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The process did not start')
    return this.child.pid
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** The address it answers at, once it does. */
  async url(): Promise<string> {
    const said = () => /Nexa is running at (http:\S+)/.exec(this.output)?.[1]
    await waitUntil(() => said() !== undefined || !this.isRunning, 110_000)
    const url = said()
    if (!url) throw new Error(`It did not start:\n${this.output}`)
    return url
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** The database of a server that was killed ends a moment later. */
  async databaseEnded(): Promise<void> {
    await this.exited
    const pidFile = path.join(this.dataDir, 'postgres/postmaster.pid')
    await waitUntil(() => !existsSync(pidFile))
  }

  /** As a terminal does on Ctrl-C or when it is closed. */
  killGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal)
  }
}

/** Whatever a test left running, however it ended. */
export async function killProcesses(): Promise<void> {
  const all = started.splice(0)
  for (const one of all.filter(({ isRunning }) => isRunning)) one.killGroup('SIGKILL')
  for (const one of all) await one.databaseEnded()
}

const unlimited = { RATE_LIMIT_ANONYMOUS: '0', RATE_LIMIT_USER: '0', RATE_LIMIT_WORKSPACE: '0' }

/** A port that nobody listens on. */
export function freePort(): number {
  const probe = Bun.listen({ hostname: '0.0.0.0', port: 0, socket: { data() {} } })
  probe.stop(true)
  return probe.port
}
