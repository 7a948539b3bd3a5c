import type { Tenant } from '../world/tenant'

type Heard = { reloads: number }

/** Reads every byte that reaches a client, and looks for words of somebody else's workspace. */
export class CanaryWatch {
  readonly leaks: string[] = []
  bytes = 0
  private readonly tenantOf = new Map<string, Tenant>()
  private readonly heard = new Map<string, Heard>()
  private tenants: readonly Tenant[] = []

  /** From here on every socket of this process is listened to. */
  constructor() {
    const watch = this
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL) {
        super(url)
        let userId = ''
        this.addEventListener('message', ({ data }) => {
          const text = String(data)
          if (userId === '') userId = userIdIn(text)
          watch.hear(userId, text)
        })
      }
    }
  }

  expect(tenants: readonly Tenant[]): void {
    this.tenants = tenants
    for (const tenant of tenants) {
      for (const { userId } of [tenant.owner, tenant.member, tenant.guest]) {
        this.tenantOf.set(userId, tenant)
      }
    }
  }

  /** `fetch` for a tenant's client. */
  fetchFor(tenant: Tenant) {
    return async (url: string, init: RequestInit): Promise<Response> => {
      const response = await fetch(url, init)
      this.read(tenant, await response.clone().text(), `${init.method} ${new URL(url).pathname}`)
      return response
    }
  }

  /** How often the server told the sockets of this person to load again. */
  toldReloads(userId: string): number {
    return this.heard.get(userId)?.reloads ?? 0
  }

  private hear(userId: string, text: string): void {
    const tenant = this.tenantOf.get(userId)
    const told = text.match(/"reload":true|"type":"reset"/g)?.length ?? 0
    if (told > 0) this.heard.set(userId, { reloads: this.toldReloads(userId) + told })
    this.read(tenant, text, 'a socket')
  }

  private read(tenant: Tenant | undefined, text: string, where: string): void {
    this.bytes += text.length
    for (const other of this.tenants) {
      if (other !== tenant && text.includes(other.canary)) {
        this.leaks.push(`${where}: ${text.slice(0, 300)}`)
      }
    }
  }
}

/** The first frame after sign-in names who it is. */
const userIdIn = (text: string): string => {
  const frame: unknown = JSON.parse(text)
  return typeof frame === 'object' && frame && 'userId' in frame && 'connectionId' in frame
    ? String(frame.userId)
    : ''
}
