import { verifyToken } from '@clerk/backend'
import { TokenVerificationError } from '@clerk/backend/errors'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Log } from '../lib/log'
import { parseJson } from '../lib/parse-json'
import type { ClerkSession } from '../services/clerk/clerk-people-queries'
import type { ClerkSettings } from './clerk-settings'
import { clerkId } from './clerk-values'
import { hasDuplicateKeys } from './duplicate-keys'
import { createSessionKeys } from './session-keys'

/** Clerk's own are below 4 KB: a browser keeps them in a cookie. */
const maxTokenLength = 8_192

/** Clerk's other tokens, of JWT templates and of machines, are signed with the same key. */
const sessionCategory = 'cl_B7d4PD111AAA'

const tokenHeader = z.object({
  alg: z.literal('RS256'),
  cat: z.literal(sessionCategory),
  kid: z.string().min(1).max(200),
  crit: z.undefined().optional(),
})

/** Up to the year 9999: what is more is no date. */
const seconds = z.int().positive().max(253_402_300_799)

const sessionClaims = z.object({
  sub: clerkId('user'),
  sid: clerkId('sess'),
  iss: z.string(),
  azp: z.string(),
  exp: seconds,
  nbf: seconds,
  iat: seconds,
  /** `pending`: signed in, but with a task of Clerk's to do first. */
  sts: z.literal('active').optional(),
})

/** The organization the session is for, in both forms that Clerk's tokens have. */
const organizationClaim = z.union([
  z
    .object({ v: z.literal(2), o: z.object({ id: clerkId('org') }).nullish() })
    .transform(({ o }) => o?.id ?? null),
  z
    .object({ v: z.literal(1).optional(), org_id: clerkId('org').nullish() })
    .transform(({ org_id: id }) => id ?? null),
])

type SessionTokenOptions = {
  settings: Pick<ClerkSettings, 'jwtKey' | 'apiUrl' | 'secretKey' | 'issuer'>
  /** Origins whose pages may use a session. */
  authorizedParties: string[]
  log: Log
}

/** Reads the session tokens of one Clerk project. What is verified is kept until it expires. */
export function createSessionTokens({ settings, authorizedParties, log }: SessionTokenOptions) {
  const keys = createSessionKeys({ settings, log })
  const { issuer } = settings
  const verified = new LRUCache<string, ClerkSession>({ max: 10_000 })

  const read = async (token: string): Promise<ClerkSession | null> => {
    const texts = token.length <= maxTokenLength ? textsOf(token) : null
    if (!texts) return null
    const header = tokenHeader.safeParse(parseJson(texts.header))
    const payload = parseJson(texts.payload)
    const claims = sessionClaims.safeParse(payload)
    const organization = organizationClaim.safeParse(payload)
    if (!header.success || !claims.success || !organization.success) return null
    const { iss, azp, sub, sid, exp } = claims.data
    // Also asked by @clerk/backend, but only once there is a key: nobody else's token makes us ask for one.
    if (iss !== issuer || !authorizedParties.includes(azp)) return null
    const jwtKey = await keys.find(header.data.kid)
    if (jwtKey === null) return null
    const isSigned = await verifyToken(token, { jwtKey, issuer, authorizedParties }).then(
      () => true,
      refuse,
    )
    if (!isSigned || hasDuplicateKeys(texts.header) || hasDuplicateKeys(texts.payload)) return null
    const expiresAt = new Date(exp * 1_000)
    return { userId: sub, sessionId: sid, organizationId: organization.data, expiresAt }
  }

  return {
    /** Whose session it is. null: not a valid token. Throws `Unavailable` without the key to tell. */
    async read(token: string): Promise<ClerkSession | null> {
      const known = verified.get(token)
      if (known && known.expiresAt > new Date()) return known
      const session = await read(token)
      if (session) verified.set(token, session)
      return session
    },
  }
}

/** null: no token, or not written the one way there is. @clerk/backend takes `=` at the end. */
function textsOf(token: string): { header: string; payload: string } | null {
  const parts = token.split('.')
  const decoded = parts.map((part) => Buffer.from(part, 'base64url'))
  if (decoded.some((bytes, at) => bytes.toString('base64url') !== parts[at])) return null
  const [header, payload] = decoded
  if (!header || !payload) return null
  return { header: header.toString(), payload: payload.toString() }
}

function refuse(error: unknown): false {
  if (error instanceof TokenVerificationError) return false
  throw error
}
