import type { Session, SignIn, SignUp } from '@nexa/shared/account'
import { APIError } from 'better-auth/api'
import { Conflict, Unauthorized } from '../lib/errors'
import { listLiveSessions } from '../services/sign-in/list-live-sessions'
import type { SignInChange } from '../services/sign-in/sign-in-change'
import { credentialOf } from './credential'
import type { Identified, Identity, People } from './identity'
import { clientIpHeader, createLocalAuth, type LocalAuthOptions } from './local-auth'
import { createSignInCache } from './sign-in-cache'

/** What fits into a header; anything else is no token. */
const isHeaderText = /^[\x21-\x7e]+$/

type SessionIdentity = Identity & { actor: { type: 'user'; sessionId: string }; expiresAt: Date }
type Found = { identity: SessionIdentity; setCookies: string[] }
export type SignedIn = { session: Session; setCookies: string[] }
export type LocalAccounts = ReturnType<typeof createLocalAccounts>
export type LocalAccountOptions = LocalAuthOptions & { onEnded: (ended: SignInChange) => void }

/** Accounts with email and password, for a Nexa without an identity provider. */
export function createLocalAccounts({ onEnded, ...options }: LocalAccountOptions) {
  const auth = createLocalAuth(options)
  /** One session's token can be written in several ways, and each is kept by itself. */
  const known = createSignInCache(isAbout)

  const signedIn = async (headers: Headers): Promise<SignedIn> => {
    const token = headers.get('set-auth-token')
    if (!token) throw new Error('better-auth made no session')
    const found = await identifyToken(token)
    if (!found) throw new Error('The session just made is not there')
    const { user, expiresAt } = found.identity
    const session = { token, user, expiresAt: expiresAt.toISOString() }
    return { session, setCookies: headers.getSetCookie() }
  }

  const identifyToken = async (token: string): Promise<Found | null> => {
    const cached = known.get(token)
    if (cached && cached.expiresAt > new Date()) return { identity: cached, setCookies: [] }
    if (!isHeaderText.test(token)) return null
    const keep = known.lookUp()
    // As a bearer token also when it came as a cookie: better-auth then reads nothing else of the request.
    const { headers, response } = await auth.api.getSession({
      headers: new Headers({ authorization: `Bearer ${token}` }),
      returnHeaders: true,
    })
    if (!response) return null
    const { user, session } = response
    const identity: SessionIdentity = {
      actor: { type: 'user', userId: user.id, sessionId: session.id, workspaceId: null },
      user: { id: user.id, email: user.email, name: user.name, avatarUrl: user.image ?? null },
      expiresAt: session.expiresAt,
    }
    keep(token, identity)
    return { identity, setCookies: headers.getSetCookie() }
  }

  const identify = async (headers: Headers): Promise<Identified> => {
    const credential = credentialOf(headers)
    const isCookie = credential?.isCookie ?? false
    const found = credential && (await identifyToken(credential.token))
    if (!found) return { identity: null, setCookies: [], isCookie }
    return { identity: found.identity, setCookies: isCookie ? found.setCookies : [], isCookie }
  }

  const people: People = {
    identify,

    forget: known.forget,

    listLive: (actors) =>
      listLiveSessions(
        options.db,
        actors.map((actor) => actor.sessionId),
      ),

    identifyToken: async (token: string) => (await identifyToken(token))?.identity ?? null,
  }

  return {
    ...people,

    async signUp(body: Omit<SignUp, 'invitationToken'>, clientIp: string): Promise<SignedIn> {
      const headers = new Headers({ [clientIpHeader]: clientIp })
      const { headers: answered } = await auth.api
        .signUpEmail({ body, headers, returnHeaders: true })
        .catch((error: unknown) => {
          if (!(error instanceof APIError) || error.statusCode >= 500) throw error
          throw new Conflict('This email already has an account: sign in')
        })
      return signedIn(answered)
    },

    async signIn(body: SignIn, clientIp: string): Promise<SignedIn> {
      const headers = new Headers({ [clientIpHeader]: clientIp })
      const { headers: answered } = await auth.api
        .signInEmail({ body, headers, returnHeaders: true })
        .catch((error: unknown) => {
          if (!(error instanceof APIError) || error.statusCode >= 500) throw error
          throw new Unauthorized('The email or the password is wrong')
        })
      return signedIn(answered)
    },

    /** Returns the cookies that make a browser forget the session. */
    async signOut(headers: Headers): Promise<string[]> {
      const token = credentialOf(headers)?.token
      if (!token) return []
      const found = await identifyToken(token)
      const { headers: answered } = await auth.api.signOut({
        headers: new Headers({ authorization: `Bearer ${token}` }),
        returnHeaders: true,
      })
      if (found) onEnded({ sessionId: found.identity.actor.sessionId })
      return answered.getSetCookie()
    },
  }
}

const isAbout = (changed: SignInChange, { actor }: SessionIdentity) =>
  'sessionId' in changed && changed.sessionId === actor.sessionId
