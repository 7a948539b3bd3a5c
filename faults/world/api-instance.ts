import { createNexaClient } from '@nexa/client/nexa-client'
import { freePort, NexaProcess } from '../../apps/api/tests/support/nexa-process'
import { waitUntil } from '../../apps/api/tests/support/wait-until'
import { deadlines } from '../deadlines'
import { parseMetrics } from './parse-metrics'

export type ApiInstanceOptions = { env: Record<string, string>; before?: string[] }

/** One API instance: a process that keeps its port over restarts. */
export class ApiInstance {
  readonly port = freePort()
  private process: NexaProcess | null = null
  private earlier = ''

  constructor(
    readonly name: string,
    private options: ApiInstanceOptions,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** All that its processes said. Each one's first lines are a greeting. */
  get output(): string {
    return this.earlier + (this.process?.output ?? '')
  }

  /** `options` replaces what it was started with before. */
  async start(options: Partial<ApiInstanceOptions> = {}): Promise<void> {
    this.earlier = this.output
    this.options = { ...this.options, ...options }
    const { env, before = [] } = this.options
    this.process = new NexaProcess({
      env: { ...env, PORT: String(this.port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
      before,
    })
    await this.process.url()
  }

  signal(name: NodeJS.Signals): void {
    this.process?.kill(name)
  }

  /** kill -9: open requests and sockets break. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.process?.exited
  }

  /** As a supervisor does for a new version. */
  async stop(): Promise<number | null | undefined> {
    this.signal('SIGTERM')
    return this.process?.exited
  }

  async restart(options: Partial<ApiInstanceOptions> = {}): Promise<void> {
    await this.stop()
    await this.start(options)
  }

  get env(): Record<string, string> {
    return this.options.env
  }

  async metrics(): Promise<Map<string, number>> {
    const response = await fetch(`${this.url}/metrics`, { signal: AbortSignal.timeout(5_000) })
    return parseMetrics(await response.text())
  }

  /** What /health/ready names, also when it answers that it is not ready. */
  async readiness(): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(8_000) })
    return { status: response.status, text: await response.text() }
  }

  /** Waits until /health/ready says so of one of its checks. */
  async says(check: 'database' | 'redis' | 'storage', state: 'ok' | 'unavailable'): Promise<void> {
    const isSaid = async () => {
      const { text } = await this.readiness().catch(() => ({ text: '' }))
      return text.includes(`"${check}":"${state}"`)
    }
    await waitUntil(isSaid, deadlines.healthMs).catch(() => {
      throw new Error(`/health/ready of ${this.name} did not come to say that ${check} is ${state}`)
    })
  }

  clientOf(session: { token: string; workspaceId: string }, watched: typeof fetchText) {
    return createNexaClient({ url: this.url, ...session, fetch: watched })
  }
}

const fetchText = (url: string, init: RequestInit) => fetch(url, init)
