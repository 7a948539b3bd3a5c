import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from './proxy'

export type Instance = {
  target: Target
  /** Resolves when it answers for the first time, fails when it ends before. */
  ready: Promise<void>
  stop: () => Promise<void>
}

type InstanceOptions = {
  name: string
  port: number
  environment: Record<string, string | undefined>
  say: (text: string) => void
}

const repository = path.join(import.meta.dir, '../..')
const restartMs = 500
/** An instance leaves within 10 s of its own accord. */
const killMs = 12_000

/** An API instance as a process of its own, started again for as long as it is wanted. */
export function startInstance({ name, port, environment, say }: InstanceOptions): Instance {
  let isStopping = false
  let wasUp = false
  let child: ChildProcess
  let ended: Promise<string>

  const start = () => {
    child = spawn(process.execPath, ['apps/api/src/index.ts'], {
      cwd: repository,
      env: { ...environment, HOST: '127.0.0.1', PORT: String(port) },
      // Ctrl-C is for the cluster: it stops its instances in order. They end by the channel when it is killed.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const { pid, stdout, stderr } = child
    // What is no log line tells a person where one instance answers: here that is the cluster's to say.
    if (stdout) eachLine(stdout, (line) => line.startsWith('{') && say(`${name} | ${line}`))
    if (stderr) eachLine(stderr, (line) => say(`${name} | ${line}`))
    ended = new Promise((resolve) => {
      child.once('error', ({ message }) => resolve(message))
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    })
    return { pid, ended }
  }

  const run = async (isFirst: boolean): Promise<void> => {
    const { pid, ended } = start()
    void ended.then(async (reason) => {
      if (isStopping || (isFirst && !wasUp)) return
      say(`${name} ended (${reason}): it is started again`)
      await Bun.sleep(restartMs)
      if (!isStopping) await run(false)
    })
    const hasEnded = ended.then(() => true)
    while (!(await answers(port))) {
      if (await Promise.race([hasEnded, Bun.sleep(50).then(() => false)])) {
        if (isFirst) throw new Error(`${name} did not start (${await ended})`)
        return
      }
    }
    wasUp = true
    say(`${name} is process ${pid} at http://127.0.0.1:${port}`)
  }

  return {
    target: { host: '127.0.0.1', port },
    ready: run(true),
    async stop() {
      isStopping = true
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), killMs)
      await ended
      clearTimeout(timer)
    },
  }
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health/ready`, { keepalive: false }).then(
    ({ ok }) => ok,
    () => false,
  )

const eachLine = (stream: NodeJS.ReadableStream, use: (line: string) => void) =>
  createInterface({ input: stream }).on('line', use)
