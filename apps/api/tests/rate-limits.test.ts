import { describe, expect, test } from 'bun:test'
import type { RateLimits } from '../src/middleware/rate-limit'
import { Client } from './support/client'
import { useTeam } from './support/test-server'

const perAddress: RateLimits = { anonymous: 2, user: 0, workspace: 0 }
const behind = (trustedProxies: number) => () => ({ config: { trustedProxies } })

/** Asks without sign-in, with this X-Forwarded-For; the answer is 401 until the limit is reached. */
const asker =
  (team: () => { ada: Client }) =>
  async (...forwardedFor: string[]): Promise<number[]> => {
    const statuses: number[] = []
    for (const value of forwardedFor) {
      const headers: Record<string, string> = value === '' ? {} : { 'X-Forwarded-For': value }
      const { url } = team().ada
      const { status } = await new Client(url).fetch('GET', '/api/projects', undefined, headers)
      statuses.push(status)
    }
    return statuses
  }

describe('without a proxy of ours', () => {
  const ask = asker(useTeam(perAddress))

  test('no claimed address makes a new client', async () => {
    expect(await ask('192.0.2.1', '192.0.2.2, 192.0.2.3', '192.0.2.4')).toEqual([401, 401, 429])
  })
})

describe('behind one proxy', () => {
  const ask = asker(useTeam(perAddress, behind(1)))

  test('the address it wrote counts, not those a client sent before it', async () => {
    const spoofed = ['192.0.2.1, 198.51.100.7', '192.0.2.2, 198.51.100.7', 'x, 198.51.100.7']
    expect(await ask(...spoofed)).toEqual([401, 401, 429])
    expect(await ask('198.51.100.7, 198.51.100.8')).toEqual([401])
  })

  test('a port or an IPv4 address in IPv6 form is no other client', async () => {
    const forms = ['198.51.100.9', '198.51.100.9:4711', '::ffff:198.51.100.9']
    expect(await ask(...forms)).toEqual([401, 401, 429])
  })

  test('an IPv6 customer is one client with all addresses of a /64', async () => {
    const one = ['2001:db8:0:7::1', '[2001:DB8:0:7:aaaa::2]:443', '2001:0db8::7:1:2:3:4']
    expect(await ask(...one)).toEqual([401, 401, 429])
    expect(await ask('2001:db8:0:8::1')).toEqual([401])
  })

  test('who comes past the proxy, or with nonsense in its place, counts by where it comes from', async () => {
    expect(await ask('', 'unknown', '192.0.2.1, ')).toEqual([401, 401, 429])
  })
})

describe('behind two proxies', () => {
  const ask = asker(useTeam(perAddress, behind(2)))

  test('the last address but one counts', async () => {
    const hops = (client: string) => `192.0.2.66, ${client}, 10.0.0.1`
    expect(await ask(...Array(3).fill(hops('198.51.100.1')))).toEqual([401, 401, 429])
    expect(await ask(hops('198.51.100.2'))).toEqual([401])
  })

  test('a request with fewer hops counts by where it comes from', async () => {
    expect(await ask('192.0.2.1', '192.0.2.2', '192.0.2.3')).toEqual([401, 401, 429])
  })
})

describe('several limits', () => {
  const team = useTeam({ anonymous: 0, user: 3, workspace: 5 })
  const ask = async (client: Client) => {
    const { status, headers } = await client.fetch('GET', '/api/projects')
    const told = ['limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`))
    return { status, told, retryAfter: headers.get('retry-after') }
  }

  test('tell of the one that is reached first', async () => {
    const { ada, linus } = team()
    expect((await ask(ada)).told).toEqual(['3', '2'])
    expect((await ask(ada)).told).toEqual(['3', '1'])
    expect((await ask(ada)).told).toEqual(['3', '0'])
    const refused = await ask(ada)
    expect(refused).toMatchObject({ status: 429, told: ['3', '0'] })
    expect(Number(refused.retryAfter)).toBeWithin(1, 61)
    // Ada's three requests count for the workspace, her refused one does not.
    expect((await ask(linus)).told).toEqual(['5', '1'])
    expect((await ask(linus)).told).toEqual(['5', '0'])
    expect(await ask(linus)).toMatchObject({ status: 429, told: ['5', '0'] })
  })

  test('of a person and of the programs with their tokens are one', async () => {
    const { mallory } = team()
    const { token } = await mallory.post('/api/auth/tokens', { name: 'Program' })
    const program = new Client(mallory.url, { token })
    expect((await ask(program)).status).toBe(200)
    expect((await ask(mallory)).status).toBe(200)
    expect((await ask(program)).status).toBe(429)
  })

  test('are readable for pages of other origins', async () => {
    const { ada } = team()
    const { headers } = await ada.fetch('GET', '/api/projects', undefined, {
      Origin: 'http://localhost:3001',
    })
    expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Reset')
  })
})
