import { describe, expect, test } from 'bun:test'
import { Webhook } from 'svix'
import { useClerk } from './support/clerk/use-clerk'
import { wholeFingerprint } from './support/whole-fingerprint'

const team = useClerk()
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const anotherSecret = `whsec_${Buffer.from('another secret, 24 bytes').toString('base64')}`

type Sent = { headers: Record<string, string>; body: string }
type Signing = { id?: string; at?: Date; secret?: string }

/** As Svix sends it. */
function signed(
  event: object,
  { id = `msg_${crypto.randomUUID()}`, ...signing }: Signing = {},
): Sent {
  const { at = new Date(), secret = team().clerk.settings.webhookSecret ?? '' } = signing
  const body = JSON.stringify(event)
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': new Webhook(secret).sign(id, at, body),
  }
  return { headers, body }
}

const send = ({ headers, body }: Sent) =>
  fetch(`${team().url}/api/auth/webhook/clerk`, { method: 'POST', headers, body })

const anEvent = async () => {
  const { clerk } = team()
  return clerk.event('user.created', await clerk.addUser())
}

const without = (name: string) => (event: object) => {
  const { headers, body } = signed(event)
  const { [name]: _, ...others } = headers
  return { headers: others, body }
}
const withHeader = (name: string, value: string) => (event: object) => {
  const { headers, body } = signed(event)
  return { headers: { ...headers, [name]: value }, body }
}
const seconds = (from: number) => String(Math.floor(Date.now() / 1_000) + from)

const refusals: [string, (event: object) => Sent, number][] = [
  ['of another secret', (event) => signed(event, { secret: anotherSecret }), 401],
  ['of 6 minutes ago', (event) => signed(event, { at: minutes(-6) }), 401],
  ['of a day ago', (event) => signed(event, { at: minutes(-1_440) }), 401],
  ['of 6 minutes from now', (event) => signed(event, { at: minutes(6) }), 401],
  ['of another body', (event) => ({ ...signed({}), body: JSON.stringify(event) }), 401],
  ['of the body with a space more', (event) => withSpace(signed(event)), 401],
  ['of another id', withHeader('svix-id', 'msg_another'), 401],
  ['of another time', withHeader('svix-timestamp', seconds(5)), 401],
  ['of a time that is none', withHeader('svix-timestamp', 'soon'), 401],
  ['that is empty', withHeader('svix-signature', 'v1,'), 401],
  ['that is nothing', withHeader('svix-signature', 'v1'), 401],
  ['that is cut off', withHeader('svix-signature', 'v1,AAAA'), 401],
  ['of another version', (event) => asVersion('v1a', signed(event)), 401],
  ['that is missing', without('svix-signature'), 401],
  ['whose id is missing', without('svix-id'), 401],
  ['whose time is missing', without('svix-timestamp'), 401],
  ['of text that is no JSON', () => ({ ...signed({}), body: '{' }), 400],
  ['of a body of another type', withHeader('content-type', 'text/plain'), 415],
]

const withSpace = ({ headers, body }: Sent): Sent => ({ headers, body: `${body} ` })
const asVersion = (version: string, { headers, body }: Sent): Sent => {
  const signature = headers['svix-signature']?.replace('v1,', `${version},`) ?? ''
  return { headers: { ...headers, 'svix-signature': signature }, body }
}

describe('nothing is written for a signature', () => {
  test.each(refusals)('%s', async (_, make, status) => {
    const { databaseUrl } = team()
    const event = await anEvent()
    const before = await wholeFingerprint(databaseUrl)
    expect((await send(make(event))).status).toBe(status)
    expect(await wholeFingerprint(databaseUrl)).toEqual(before)
    // The same event, signed, is taken: it was the signature.
    expect((await send(signed(event))).status).toBe(204)
    expect(await wholeFingerprint(databaseUrl)).not.toEqual(before)
  })
})

describe('nothing is written for a signed event', () => {
  test.each([
    ['user.created', {}],
    ['user.updated', { id: 'user_1', updated_at: 'yesterday' }],
    ['user.deleted', { deleted: true }],
    ['organization.updated', { id: 'org_1' }],
    ['organization.deleted', { id: 1 }],
    ['organizationMembership.created', { id: 'orgmem_1', role: 'org:admin', updated_at: 1 }],
    ['organizationMembership.deleted', {}],
    ['organizationInvitation.accepted', { organization_id: 'org_1', email_address: 'nobody' }],
    ['session.ended', { id: '' }],
    ['session.ended', { id: 'sess_\u0000' }],
    ['user.deleted', { id: `user_${'x'.repeat(10_000)}` }],
    ['organization.deleted', { id: 'user_1' }],
    ['organizationInvitation.accepted', { organization_id: '\u0000', email_address: 'a@b.cd' }],
    ['user.updated', { id: 'user_\ud800', updated_at: 1 }],
  ])('%s that says %j', async (type, data) => {
    const { databaseUrl, clerk } = team()
    const before = await wholeFingerprint(databaseUrl)
    const response = await send(signed(clerk.event(type, data)))
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { success: false, error: { code: 'VALIDATION_ERROR' } },
    ])
    expect(await wholeFingerprint(databaseUrl)).toEqual(before)
  })

  test('of more than 1 MB', async () => {
    const { databaseUrl, clerk } = team()
    const before = await wholeFingerprint(databaseUrl)
    const user = { ...(await clerk.addUser()), public_metadata: { x: 'x'.repeat(1024 * 1024) } }
    expect((await send(signed(clerk.event('user.created', user)))).status).toBe(413)
    expect(await wholeFingerprint(databaseUrl)).toEqual(before)
  })
})

test('one good signature among several is enough, as while the secret is changed', async () => {
  const at = new Date()
  const id = `msg_${crypto.randomUUID()}`
  const event = await anEvent()
  const old = signed(event, { id, at, secret: anotherSecret }).headers['svix-signature']
  const { headers, body } = signed(event, { id, at })
  const both = `${old} v1a,AAAA ${headers['svix-signature']}`
  expect((await send({ headers: { ...headers, 'svix-signature': both }, body })).status).toBe(204)
})

test.each([2e13, 8.64e15, Number.MAX_SAFE_INTEGER])(
  'news that claim to be of %d are news of now: those that follow count',
  async (updatedAt) => {
    const { clerk, as } = team()
    const user = await clerk.addUser({ firstName: 'Ada' })
    const late = { ...user, first_name: 'Later', updated_at: updatedAt }
    expect((await send(signed(clerk.event('user.updated', late)))).status).toBe(204)
    const next = { ...user, first_name: 'Next', updated_at: Date.now() + 1_000 }
    expect((await send(signed(clerk.event('user.updated', next)))).status).toBe(204)
    expect((await (await as(user)).get('/api/auth/me')).name).toStartWith('Next')
  },
)

test('a name with characters that cannot be stored is taken without them', async () => {
  const { clerk, as } = team()
  const user = await clerk.addUser({ firstName: 'A\u0000da\ud800' })
  expect((await send(signed(clerk.event('user.created', user)))).status).toBe(204)
  expect((await (await as(user)).get('/api/auth/me')).name).toStartWith('Ada')
})

describe('among many requests of one address', () => {
  const busy = useClerk({ rateLimits: { anonymous: 2, user: 0, workspace: 0 } })
  const toBusy = ({ headers, body }: Sent) =>
    fetch(`${busy().url}/api/auth/webhook/clerk`, { method: 'POST', headers, body })

  test('signed webhooks are never too many, others are', async () => {
    const { clerk } = busy()
    const secret = clerk.settings.webhookSecret ?? ''
    const event = clerk.event('sms.created', {})
    const statusOf = async (signing: Signing) => (await toBusy(signed(event, signing))).status
    const many = async (signing: Signing) => {
      const statuses: number[] = []
      for (let count = 0; count < 4; count += 1) statuses.push(await statusOf(signing))
      return statuses
    }
    expect(await many({ secret })).toEqual([204, 204, 204, 204])
    expect(await many({ secret: anotherSecret })).toEqual([401, 401, 429, 429])
    expect((await busy().anonymous.fetch('GET', '/api/auth/options')).status).toBe(429)
    expect(await many({ secret })).toEqual([204, 204, 204, 204])
  })
})

describe('without CLERK_WEBHOOK_SECRET', () => {
  const unset = useClerk({ settings: () => ({ webhookSecret: null }) })

  test('webhooks are put off, so that none gets lost', async () => {
    const { clerk, url } = unset()
    const response = await clerk.deliver(url, await anEvent(), { secret: anotherSecret })
    expect(response.status).toBe(503)
  })
})
