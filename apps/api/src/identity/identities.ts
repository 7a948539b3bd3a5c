import type { ApiTokens } from './api-tokens'
import { credentialOf } from './credential'
import type { Identified, Identity, People } from './identity'

export type Identities = ReturnType<typeof createIdentities>

/** Every way to prove who one is: a session of a person, or a program's API token. */
export function createIdentities({ people, apiTokens }: { people: People; apiTokens: ApiTokens }) {
  const identifyToken = async (token: string): Promise<Identity | null> =>
    token.startsWith('nexa_') ? apiTokens.identifyToken(token) : people.identifyToken(token)

  return {
    identifyToken,

    async identify(headers: Headers): Promise<Identified> {
      const credential = credentialOf(headers)
      // Cookies hold sessions: an API token that a page put into one is not read.
      if (!credential || credential.isCookie) return people.identify(headers)
      const identity = await identifyToken(credential.token)
      return { identity, setCookies: [], isCookie: false }
    },
  }
}
