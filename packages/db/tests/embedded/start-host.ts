import path from 'node:path'

export interface Host {
  pid: number
  /** Its first line; fails with what it said if it ended before. */
  said(): Promise<{ url: string; pid: number }>
  kill(): Promise<void>
  end(): Promise<void>
}

const hosts = new Set<Host>()

interface HostOptions {
  before?: string[]
  env?: Record<string, string>
}

/** Starts database-host.ts or lock-host.ts as a process of its own. */
export function startHost(
  script: 'database-host' | 'lock-host',
  words: string[],
  { before = [], env = {} }: HostOptions = {},
): Host {
  const file = path.join(import.meta.dir, `${script}.ts`)
  const child = Bun.spawn([...before, process.execPath, file, ...words], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const host: Host = {
    pid: child.pid,
    async said() {
      for await (const chunk of child.stdout) return JSON.parse(new TextDecoder().decode(chunk))
      throw new Error(await new Response(child.stderr).text())
    },
    async kill() {
      child.kill('SIGKILL')
      await child.exited
      hosts.delete(host)
    },
    async end() {
      await child.stdin.end()
      await child.exited
      hosts.delete(host)
    },
  }
  hosts.add(host)
  return host
}

export async function endHosts() {
  for (const host of [...hosts]) await host.end()
}
