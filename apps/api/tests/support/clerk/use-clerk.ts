import { afterAll, beforeAll } from 'bun:test'
import type { ClerkSettings } from '../../../src/clerk/clerk-settings'
import type { RateLimits } from '../../../src/middleware/rate-limit'
import type { NexaServer } from '../../../src/server'
import { Client } from '../client'
import { cloneTemplate, dropDatabase } from '../template'
import { type OtherOptions, serverUrl, startTestServer } from '../test-server'
import { ClerkStandIn, type StandInOptions } from './clerk-stand-in'
import { organizationClaim } from './clerk-tokens'

type ClerkOptions = StandInOptions & {
  rateLimits?: RateLimits
  settings?: (clerk: ClerkStandIn) => Partial<ClerkSettings>
  others?: () => OtherOptions
}
type Organization = { id: string; slug: string }

export type ClerkTeam = {
  clerk: ClerkStandIn
  url: string
  databaseUrl: string
  server: NexaServer
  /** Nobody signed in. */
  anonymous: Client
  /** Signed in, with the organization active if one is named; Nexa has seen them. */
  as: (
    user: { id: string },
    organization?: Organization,
    claims?: Record<string, unknown>,
  ) => Promise<Client>
}

/** A Clerk project and a Nexa server of it, on a database of its own for the calling test file. */
export function useClerk(options: ClerkOptions = {}): () => ClerkTeam {
  let running: ClerkTeam | undefined
  beforeAll(async () => {
    const clerk = await ClerkStandIn.open(options)
    const databaseUrl = await cloneTemplate(serverUrl())
    const server = startTestServer(databaseUrl, options.rateLimits, {
      ...options.others?.(),
      clerk: { ...clerk.settings, ...options.settings?.(clerk) },
    })
    running = clerkTeam({ clerk, databaseUrl, server })
  })
  afterAll(async () => {
    if (!running) return
    await running.server.stop()
    await running.clerk.close()
    await dropDatabase(running.databaseUrl)
  })
  return () => {
    if (!running) throw new Error('Call this inside of a test')
    return running
  }
}

export function clerkTeam(parts: Pick<ClerkTeam, 'clerk' | 'databaseUrl' | 'server'>): ClerkTeam {
  const { clerk, server } = parts
  const url = `http://127.0.0.1:${server.port}`
  return {
    ...parts,
    url,
    anonymous: new Client(url),
    async as({ id }, organization, claims) {
      const active = organization && organizationClaim(organization, await roleOf(id, organization))
      const token = await clerk.token({ sub: id, ...active, ...claims })
      const me = await new Client(url, { token }).get('/api/auth/me')
      return new Client(url, { token, userId: me.id, workspaceId: me.workspaceId ?? '' })
    },
  }

  async function roleOf(userId: string, { id: organizationId }: Organization) {
    const memberships = await clerk.memberships(organizationId)
    return memberships.find((one) => one.public_user_data.user_id === userId)?.role
  }
}
