import { constants, sign } from 'node:crypto'
import { exportPKCS8, generateKeyPair, SignJWT } from 'jose'
import type { ClerkStandIn } from './clerk-stand-in'

type Claims = Record<string, unknown>
type Forge = (clerk: ClerkStandIn, claims: Claims) => Promise<string>

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const now = () => Math.floor(Date.now() / 1_000)

/** The true token of these claims, in parts. */
async function partsOf(clerk: ClerkStandIn, claims: Claims) {
  const [header = '', payload = '', signature = ''] = (await clerk.token(claims)).split('.')
  const textOf = (part: string) => Buffer.from(part, 'base64url').toString()
  return { header, payload, signature, headerText: textOf(header), payloadText: textOf(payload) }
}

/** Signed with Clerk's own key, whatever the texts say. */
async function signed(clerk: ClerkStandIn, header: string, payload: string, hash = 'sha256') {
  const data = `${base64(header)}.${base64(payload)}`
  const signature = sign(hash, Buffer.from(data), await exportPKCS8(clerk.privateKey))
  return `${data}.${signature.toString('base64url')}`
}

const withClaims =
  (changed: Claims): Forge =>
  (clerk, claims) =>
    clerk.token({ ...claims, ...changed })

const withHeader =
  (changed: Record<string, unknown>): Forge =>
  (clerk, claims) =>
    clerk.token(claims, changed)

/** One text of the true token replaced, and signed by Clerk's key. */
const withText =
  (part: 'header' | 'payload', change: (text: string, claims: Claims) => string): Forge =>
  async (clerk, claims) => {
    const { headerText, payloadText } = await partsOf(clerk, claims)
    return part === 'header'
      ? signed(clerk, change(headerText, claims), payloadText)
      : signed(clerk, headerText, change(payloadText, claims))
  }

const twice = (text: string, member: string) => `{${member},${text.slice(1)}`

/** Another key or algorithm, with the rest as Clerk has it. */
const signedWith =
  (algorithm: string, keyOf: (clerk: ClerkStandIn) => Promise<CryptoKey | Uint8Array>): Forge =>
  async (clerk, claims) => {
    const { headerText, payloadText } = await partsOf(clerk, claims)
    const header = { ...JSON.parse(headerText), alg: algorithm }
    return new SignJWT(JSON.parse(payloadText)).setProtectedHeader(header).sign(await keyOf(clerk))
  }

const newPrivateKey = async (algorithm: string) => (await generateKeyPair(algorithm)).privateKey

const unsigned =
  (algorithm: string): Forge =>
  async (clerk, claims) => {
    const { headerText, payload } = await partsOf(clerk, claims)
    return `${base64(JSON.stringify({ ...JSON.parse(headerText), alg: algorithm }))}.${payload}.`
  }

/** Says another algorithm of RSA, which @clerk/backend takes as well. */
const hashedWith =
  (algorithm: string, hash: string): Forge =>
  async (clerk, claims) => {
    const { headerText, payloadText } = await partsOf(clerk, claims)
    return signed(clerk, headerText.replace('RS256', algorithm), payloadText, hash)
  }

const cut =
  (change: (signature: string) => string): Forge =>
  async (clerk, claims) => {
    const { header, payload, signature } = await partsOf(clerk, claims)
    return `${header}.${payload}.${change(signature)}`
  }

/** Bits at the end that no byte is made of: the same signature, written differently. */
const withIdleBits = (signature: string) =>
  `${signature.slice(0, -1)}${String.fromCharCode(signature.charCodeAt(signature.length - 1) + 1)}`

const paddedSignature: Forge = async (clerk, claims) => {
  const { headerText, payloadText } = await partsOf(clerk, claims)
  const header = headerText.replace('RS256', 'PS256')
  const data = `${base64(header)}.${base64(payloadText)}`
  const key = {
    key: await exportPKCS8(clerk.privateKey),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  }
  return `${data}.${sign('sha256', Buffer.from(data), key).toString('base64url')}`
}

const changedPayload: Forge = async (clerk, claims) => {
  const { header, payloadText, signature } = await partsOf(clerk, claims)
  const payload = base64(JSON.stringify({ ...JSON.parse(payloadText), jti: 'another' }))
  return `${header}.${payload}.${signature}`
}

/** What no server of a Clerk project may believe, whoever signed it. */
export const forgedTokens: Record<string, Forge> = {
  'alg none': unsigned('none'),
  'alg NONE': unsigned('NONE'),
  'HS256 with the public key as its secret': signedWith('HS256', async ({ publicKey }) =>
    new TextEncoder().encode(publicKey),
  ),
  ES256: signedWith('ES256', () => newPrivateKey('ES256')),
  'another key': signedWith('RS256', () => newPrivateKey('RS256')),
  RS512: hashedWith('RS512', 'sha512'),
  PS256: paddedSignature,
  'no kid': withHeader({ kid: undefined }),
  'a kid that is no text': withText('header', (text) => text.replace(/"kid":"[^"]*"/, '"kid":7')),
  'a key of its own': withText('header', (text) => twice(text, '"crit":["jwk"]')),

  expired: withClaims({ exp: now() - 60 }),
  'not yet valid': withClaims({ nbf: now() + 600 }),
  'made in the future': withClaims({ iat: now() + 600 }),
  'exp as text': withClaims({ exp: String(now() + 600) }),
  'no exp': withClaims({ exp: undefined }),
  'an exp without end': withText('payload', (text) => text.replace(/"exp":\d+/, '"exp":1e999')),
  'nbf as text': withClaims({ nbf: String(now()) }),
  'no nbf': withClaims({ nbf: undefined }),
  'no iat': withClaims({ iat: undefined }),

  'wrong iss': withClaims({ iss: 'https://clerk.mallory.test' }),
  'iss of which ours is a part': withText('payload', (text) =>
    text.replace(/"iss":"([^"]*)"/, '"iss":"$1.mallory.test"'),
  ),
  'no iss': withClaims({ iss: undefined }),
  'wrong azp': withClaims({ azp: 'https://mallory.test' }),
  'no azp': withClaims({ azp: undefined }),
  'azp that is null': withClaims({ azp: null }),

  'a template token': withHeader({ cat: 'cl_B7d4PD222AAA' }),
  'a machine token': withHeader({ cat: 'cl_B7d4PD333AAA' }),
  'no category': withHeader({ cat: undefined }),
  'the sub of a machine': withClaims({ sub: 'mch_2Ro7e2IxrffdqBboq8KfB6eGbIy' }),
  'no sub': withClaims({ sub: undefined }),
  'no sid': withClaims({ sid: undefined }),
  'sid of something else': withClaims({ sid: 'client_2Ro7e2IxrffdqBboq8KfB6eGbIy' }),
  pending: withClaims({ sts: 'pending' }),

  'a signature without its last character': cut((signature) => signature.slice(0, -1)),
  'half a signature': cut((signature) => signature.slice(0, 171)),
  'no signature': cut(() => ''),
  'a signature with bits to spare': cut(withIdleBits),
  'a signature filled up': cut((signature) => `${signature}==`),
  'a changed payload': changedPayload,
  'a fourth part': async (clerk, claims) => `${await clerk.token(claims)}.e30`,
  '100 KB, signed': withClaims({ note: 'n'.repeat(102_400) }),
  '100 KB of letters': async () => 'n'.repeat(102_400),

  'sub twice': withText('payload', (text) => twice(text, '"sub":"user_mallory"')),
  'sub twice, once escaped': withText('payload', (text) => twice(text, '"s\\u0075b":"user_m"')),
  'an organization twice': withText('payload', (text) => twice(text, '"o":{"id":"org_mallory"}')),
  'the id of the organization twice': withText('payload', (text) =>
    text.replace('"o":{', '"o":{"id":"org_mallory",'),
  ),
  'alg twice': withText('header', (text) => twice(text, '"alg":"none"')),
  'a payload that is no object': withText('payload', () => '["sub"]'),
  'a payload that is no JSON': withText('payload', (text) => text.slice(1)),
  'a header that is null': withText('header', () => 'null'),
  'a header of brackets': withText('header', () => '['.repeat(5_000)),
  'an organization without id': withClaims({ o: { rol: 'admin' } }),
  'an organization that is a text': withClaims({ o: 'org_mallory' }),
  'an organization of the first form that is a number': withClaims({ v: undefined, org_id: 7 }),
  'a version of claims that nobody knows': withClaims({ v: 3 }),
}

/** Well made but for the key, each time with another id: one that this project does not have. */
export function tokensOfUnknownKeys(clerk: ClerkStandIn, claims: Claims, count: number) {
  const tokens = Array.from({ length: count }, () =>
    clerk.token(claims, { kid: `ins_${crypto.randomUUID()}` }),
  )
  return Promise.all(tokens)
}
