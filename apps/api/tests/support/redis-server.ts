import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { waitUntil } from './wait-until'

/** A real Redis of a test's own, without any persistence. Its port stays the same over restarts. */
export class RedisServer {
  private child: ChildProcess | null = null

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = await RedisServer.notStarted()
    await server.start()
    return server
  }

  static async notStarted(): Promise<RedisServer> {
    return new RedisServer(await freePort())
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '']
    const child = spawn('redis-server', [...settings, '--appendonly', 'no'], { stdio: 'pipe' })
    this.child = child
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => {
      output += error.message
    })
    await waitUntil(() => {
      if (child.exitCode !== null) throw new Error(`Redis ended: ${output}`)
      return output.includes('Ready to accept connections')
    })
  }

  hang(): void {
    this.child?.kill('SIGSTOP')
  }

  goOn(): void {
    this.child?.kill('SIGCONT')
  }

  /** As by kill -9: nobody is told. */
  async stop(): Promise<void> {
    const { child } = this
    if (!child) return
    this.child = null
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
