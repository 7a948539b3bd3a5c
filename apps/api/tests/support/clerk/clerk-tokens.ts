import { exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { newClerkId } from './clerk-objects'

/** How Clerk marks tokens of sessions. */
const sessionCategory = 'cl_B7d4PD111AAA'

export type SigningKey = Awaited<ReturnType<typeof newSigningKey>>

export async function newSigningKey() {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = newClerkId('ins')
  return {
    kid,
    privateKey,
    publicKey: await exportSPKI(publicKey),
    jwk: { ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid },
  }
}

type TokenOptions = { key: SigningKey; issuer: string; authorizedParty: string }

/** As Clerk signs them for a session, but for an hour. A claim or header that is undefined is left out. */
export function sessionToken(
  { key, issuer, authorizedParty }: TokenOptions,
  claims: Record<string, unknown>,
  header: Record<string, unknown>,
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  const payload = {
    azp: authorizedParty,
    exp: now + 3_600,
    fva: [0, -1],
    iat: now,
    iss: issuer,
    jti: crypto.randomUUID(),
    nbf: now - 10,
    sid: newClerkId('sess'),
    sts: 'active',
    v: 2,
    ...claims,
  }
  const marks: JWTHeaderParameters = {
    alg: 'RS256',
    cat: sessionCategory,
    kid: key.kid,
    typ: 'JWT',
  }
  return new SignJWT(payload).setProtectedHeader({ ...marks, ...header }).sign(key.privateKey)
}

/** The session's organization, in the form of version 2. */
export const organizationClaim = (
  { id, slug }: { id: string; slug: string },
  role = 'org:member',
) => ({
  o: { id, slg: slug, rol: role.replace('org:', '') },
})
