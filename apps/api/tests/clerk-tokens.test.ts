import { beforeAll, describe, expect, test } from 'bun:test'
import { organizationClaim } from './support/clerk/clerk-tokens'
import { forgedTokens, tokensOfUnknownKeys } from './support/clerk/forged-tokens'
import { type ClerkTeam, useClerk } from './support/clerk/use-clerk'
import { Client } from './support/client'
import { countRows } from './support/count-rows'
import { rawRequest } from './support/raw-request'
import { SocketClient } from './support/socket-client'
import { waitUntil } from './support/wait-until'

/** Somebody with an organization, both unknown here: whoever believes a token of theirs writes rows. */
async function aNewcomer({ clerk }: ClerkTeam) {
  const user = await clerk.addUser()
  const organization = await clerk.addOrganization({ name: 'Analytical', createdBy: user.id })
  const key = { organizationId: organization.id, userId: user.id }
  await clerk.addMembership({ ...key, role: 'org:admin' })
  return { sub: user.id, ...organizationClaim(organization, 'org:admin') }
}

const modes: [string, () => ClerkTeam][] = [
  ['with the key given', useClerk({ settings: ({ publicKey }) => ({ jwtKey: publicKey }) })],
  ['with the keys asked for', useClerk()],
]

describe.each(modes)('%s', (_, team) => {
  let claims: Awaited<ReturnType<typeof aNewcomer>>
  beforeAll(async () => {
    claims = await aNewcomer(team())
  })

  test.each(Object.keys(forgedTokens))('%s is refused and writes nothing', async (name) => {
    const { clerk, url, databaseUrl } = team()
    const before = await countRows(databaseUrl)
    const token = (await forgedTokens[name]?.(clerk, claims)) ?? ''
    const refused = await new Client(url, { token }).get('/api/auth/me').expect(401)
    expect(refused.code).toBe('UNAUTHORIZED')
    expect(await countRows(databaseUrl)).toEqual(before)
  })

  test.each(['alg none', 'a template token', 'sub twice', 'no azp'])(
    '%s opens no socket',
    async (name) => {
      const { clerk, url, databaseUrl } = team()
      const before = await countRows(databaseUrl)
      const token = (await forgedTokens[name]?.(clerk, claims)) ?? ''
      const socket = await SocketClient.connectAnonymously(url)
      socket.send({ type: 'auth', token })
      expect((await socket.frame('error')).code).toBe('UNAUTHORIZED')
      expect(await countRows(databaseUrl)).toEqual(before)
      socket.close()
    },
  )

  test('what is no token at all is refused', async () => {
    const { url } = team()
    for (const token of ['.', '..', 'a.b.c', 'null', '€', 'e30.e30.e30', '%00', 'Bearer']) {
      const { status } = await rawRequest(url, 'GET /api/auth/me HTTP/1.1', [
        'Host: nexa.test',
        `Authorization: Bearer ${token}`,
      ])
      expect(status).toBe(401)
    }
  })

  test("Clerk's cookie is not read", async () => {
    const { clerk, anonymous } = team()
    const token = await clerk.token(claims)
    const Cookie = `__session=${token}; nexa.session_token=${token}`
    await anonymous.call('GET', '/api/auth/me', undefined, { Cookie }).expect(401)
  })

  test('the true token of the same claims is believed', async () => {
    const { clerk, url } = team()
    const token = await clerk.token(claims)
    expect((await new Client(url, { token }).get('/api/auth/me')).role).toBe('super_admin')
  })
})

describe('keys', () => {
  const team = useClerk()
  const countKeyCalls = async () =>
    (await team().clerk.calls()).filter(({ path }) => path === '/v1/jwks').length

  test('Clerk is asked for those of its own tokens, and at most once for many made-up ones', async () => {
    const { clerk, as, url } = team()
    const user = await clerk.addUser()
    for (const claims of [{ iss: 'https://clerk.mallory.test' }, { azp: 'https://mallory.test' }]) {
      const another = await clerk.token({ sub: user.id, ...claims })
      await new Client(url, { token: another }).get('/api/auth/me').expect(401)
    }
    expect(await countKeyCalls()).toBe(0)
    // Before any key is known.
    await clerk.fail({ path: '/jwks', status: 500 })
    const token = await clerk.token({ sub: user.id })
    const put = await new Client(url, { token }).get('/api/auth/me').expect(503)
    expect(put.code).toBe('UNAVAILABLE')
    await clerk.heal()
    const isIn = async () =>
      (await new Client(url, { token }).fetch('GET', '/api/auth/me')).status === 200
    await waitUntil(isIn)

    await clerk.addKey()
    await as(user)
    const asked = await countKeyCalls()
    const forged = await tokensOfUnknownKeys(clerk, { sub: user.id }, 50)
    for (const one of forged) await new Client(url, { token: one }).get('/api/auth/me').expect(401)
    expect(await countKeyCalls()).toBe(asked)
    // The former key is still one of them.
    expect(await isIn()).toBe(true)
  })
})

describe('keys, when Clerk is away', () => {
  const team = useClerk()

  test('who signs in with a known key goes on, others wait', async () => {
    const { clerk, as, url } = team()
    const user = await clerk.addUser()
    await as(user)
    await clerk.stop()
    await as(user)
    const [token = ''] = await tokensOfUnknownKeys(clerk, { sub: user.id }, 1)
    await new Client(url, { token }).get('/api/auth/me').expect(503)
    await clerk.start()
    await as(user)
  })
})
