import path from 'node:path'
import { waitUntil } from './wait-until'

const repository = path.join(import.meta.dir, '../../../..')

/** A busy machine makes a database in seconds. */
const startMs = 25_000

type Environment = { NEXA_DATA_DIR?: string; DATABASE_URL?: string; PORT?: string }
type NexaProcess = { url: string; stop: () => Promise<number> }

/** A script of ours as a process of its own, run to its end. */
export async function runScript(words: string[], environment: Environment) {
  const child = spawn(words, environment)
  const [output, errors, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { exitCode, output: output + errors }
}

/** What `npm start` runs, when it has said that it is running. */
export async function startNexa(environment: Environment): Promise<NexaProcess> {
  const child = spawn(['apps/api/src/index.ts'], { ...environment, PORT: freePort() })
  let output = ''
  let hasEnded = false
  void (async () => {
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) output += text
    hasEnded = true
  })()
  const findUrl = () => /Nexa is running at (\S+)/.exec(output)?.[1]
  await waitUntil(() => findUrl() !== undefined || hasEnded, startMs)
  const url = findUrl()
  if (!url) throw new Error(`Nexa did not start: ${await new Response(child.stderr).text()}`)
  const stop = () => {
    child.kill('SIGTERM')
    return child.exited
  }
  return { url, stop }
}

const spawn = (words: string[], environment: Environment) =>
  Bun.spawn([process.execPath, ...words], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

function freePort(): string {
  const probe = Bun.listen({ hostname: '0.0.0.0', port: 0, socket: { data() {} } })
  probe.stop(true)
  return String(probe.port)
}
