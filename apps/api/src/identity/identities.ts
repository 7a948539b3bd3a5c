import type { ApiTokens } from './api-tokens'
import { credentialOf } from './credential'
import type { Identified, Identity } from './identity'
import type { LocalAccounts } from './local-accounts'

export type Identities = ReturnType<typeof createIdentities>

/** Every way to prove who one is: a session of a person, or a program's API token. */
export function createIdentities({
  accounts,
  apiTokens,
}: {
  accounts: LocalAccounts
  apiTokens: ApiTokens
}) {
  const identifyToken = async (token: string): Promise<Identity | null> =>
    token.startsWith('nexa_') ? apiTokens.identifyToken(token) : accounts.identifyToken(token)

  return {
    identifyToken,

    async identify(headers: Headers): Promise<Identified> {
      const credential = credentialOf(headers)
      // Cookies hold sessions: an API token that a page put into one is not read.
      if (!credential || credential.isCookie) return accounts.identify(headers)
      const identity = await identifyToken(credential.token)
      return { identity, setCookies: [], isCookie: false }
    },
  }
}
