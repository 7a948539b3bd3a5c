import { createServer } from 'node:net'

const defaultPort = 3_001
const tries = 20

class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
  }
}

/** A wanted port is taken at its word; without one, the first free port from 3001 on. */
export async function choosePort(wanted: number | undefined, host: string): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted, host)) return wanted
    throw new PortInUse(wanted)
  }
  for (let port = defaultPort; port < defaultPort + tries; port += 1) {
    if (await isFree(port, host)) return port
  }
  throw new PortInUse(defaultPort)
}

const isFree = (port: number, host: string) =>
  new Promise<boolean>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: Error & { code?: string }) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
