import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Unavailable } from '../lib/errors'
import type { Log } from '../lib/log'
import type { ClerkSettings } from './clerk-settings'

/** Anybody can send a token with a made-up key id: Clerk is asked again for those only so often. */
const askAgainMs = 30_000
/** As long as no key is known, nobody can sign in. */
const firstAskAgainMs = 1_000
/** A key that Clerk has withdrawn is believed for about this long. */
const refreshMs = 300_000
const timeoutMs = 5_000

const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) })

export type SessionKeys = {
  /** PEM of the key that signs tokens with this `kid`; null: not one of Clerk's. */
  find: (kid: string) => Promise<string | null>
}

type KeyOptions = {
  settings: Pick<ClerkSettings, 'jwtKey' | 'apiUrl' | 'secretKey'>
  log: Log
}

export function createSessionKeys({ settings, log }: KeyOptions): SessionKeys {
  if (settings.jwtKey !== null) {
    const pem = pemOf(readPem(settings.jwtKey))
    if (pem === null) throw new Error(notUsable)
    return { find: async () => pem }
  }
  return askedKeys(() => askForKeys(settings), log)
}

/** Keys as Clerk has them now, kept. */
function askedKeys(ask: () => Promise<Map<string, string>>, log: Log): SessionKeys {
  let known = new Map<string, string>()
  let asking: Promise<void> | null = null
  let isAnswered = true
  let readAt = Number.NEGATIVE_INFINITY
  /** For key ids that are not known. */
  let nextAt = Number.NEGATIVE_INFINITY

  /** Never rejects. */
  const refresh = async () => {
    const isFirst = known.size === 0
    try {
      known = await ask()
      isAnswered = true
    } catch (error) {
      isAnswered = false
      log.warn({ err: error }, "Clerk's keys could not be read")
    }
    readAt = performance.now()
    // The first keys may be followed at once by a new one.
    nextAt = readAt + (known.size === 0 ? firstAskAgainMs : isFirst ? 0 : askAgainMs)
    asking = null
  }
  const start = () => {
    asking ??= refresh()
    return asking
  }

  return {
    async find(kid) {
      const key = known.get(kid)
      if (key) {
        // Not awaited: who has a known key goes on while Clerk can't be reached.
        if (performance.now() - readAt >= refreshMs) void start()
        return key
      }
      if (asking || performance.now() >= nextAt) await start()
      const found = known.get(kid)
      if (!found && !isAnswered) throw new Unavailable('Clerk cannot be reached: try again', 2)
      return found ?? null
    },
  }
}

async function askForKeys({
  apiUrl,
  secretKey,
}: KeyOptions['settings']): Promise<Map<string, string>> {
  const response = await fetch(`${apiUrl}/v1/jwks`, {
    headers: { Authorization: `Bearer ${secretKey}` },
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`Clerk answered ${response.status} when asked for its keys`)
  const { keys } = keySet.parse(await response.json())
  const usable = keys.flatMap((key) => {
    const pem = key.kty === 'RSA' ? pemOf(createPublicKey({ key, format: 'jwk' })) : null
    return pem === null ? [] : [[key.kid, pem] as const]
  })
  return new Map(usable)
}

const notUsable =
  'CLERK_JWT_KEY is not the PEM of a public key: copy it again from the API keys of your Clerk project.'

function readPem(pem: string): KeyObject {
  try {
    return createPublicKey(pem)
  } catch {
    throw new Error(notUsable)
  }
}

/** null: no key as Clerk makes them. @clerk/backend would read a key of another size as a wrong one. */
function pemOf(key: KeyObject): string | null {
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {}
  const isClerkLike = modulusLength === 2048 && publicExponent === 65_537n
  return isClerkLike ? key.export({ type: 'spki', format: 'pem' }).toString() : null
}
