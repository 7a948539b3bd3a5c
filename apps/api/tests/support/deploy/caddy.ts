import path from 'node:path'
import { freePort } from '../nexa-process'
import { temporaryFolder } from '../temporary-folder'
import { waitUntil } from '../wait-until'
import { deployFolder } from './compose-file'

const started: Bun.Subprocess[] = []

/** Whatever a test left running, however it ended. */
export async function stopCaddies(): Promise<void> {
  for (const one of started.splice(0)) {
    one.kill()
    await one.exited
  }
}

/** The proxy of deploy/ as it is, on instances of this machine and without certificates. */
export async function startCaddy(instancePorts: number[], filesUrl = '', filesPort = freePort()) {
  const url = `http://127.0.0.1:${freePort()}`
  const { PATH = '' } = process.env
  const child = Bun.spawn(['caddy', 'run', '--adapter', 'caddyfile', '--config', 'Caddyfile'], {
    cwd: path.resolve(deployFolder),
    env: {
      PATH,
      // Caddy keeps what it makes there, and listens for orders.
      HOME: temporaryFolder(),
      CADDY_ADMIN: `127.0.0.1:${freePort()}`,
      NEXA_URL: url,
      FILES_URL: `http://127.0.0.1:${filesPort}`,
      NEXA_INSTANCES: instancePorts.map((port) => `127.0.0.1:${port}`).join(' '),
      FILES_SERVER: filesUrl.replace('http://', ''),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  started.push(child)
  const log = new Response(child.stderr).text()
  await waitUntil(async () => {
    if (child.exitCode !== null) throw new Error(`Caddy ended:\n${await log}`)
    return fetch(`${url}/health`, { keepalive: false }).then(
      ({ ok }) => ok,
      () => false,
    )
  })
  return url
}
