import type { Actor } from '../services/scope'
import type { LiveSignIn, SignInChange } from '../services/sign-in/sign-in-change'
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

    /** Of whoever is signed in, what they are signed in by and has not ended. */
    async listLive(actors: readonly Actor[]): Promise<LiveSignIn[]> {
      const programs = actors.filter((actor) => actor.type === 'api_token')
      const persons = actors.filter((actor) => actor.type === 'user')
      const found = await Promise.all([
        programs.length === 0 ? [] : apiTokens.listLive(programs.map(({ tokenId }) => tokenId)),
        persons.length === 0 ? [] : people.listLive(persons),
      ])
      return found.flat()
    },

    forget(changed: SignInChange): void {
      apiTokens.forget(changed)
      people.forget(changed)
    },
  }
}
