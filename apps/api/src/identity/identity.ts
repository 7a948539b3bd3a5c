import type { Actor } from '../services/scope'
import type { LiveSignIn, SignInChange } from '../services/sign-in/sign-in-change'

/** Who a request or socket is, and what we tell its session to the browser about it. */
export type Identity = {
  actor: Actor
  user: { id: string; email: string; name: string; avatarUrl: string | null }
  /** null: only when somebody ends it. */
  expiresAt: Date | null
}

/** Of a request's headers; null: not signed in. `setCookies` renew a session that is in use. */
export type Identified = { identity: Identity | null; setCookies: string[]; isCookie: boolean }

type PersonActor = Extract<Actor, { type: 'user' }>

/** Where people come from: local accounts, or Clerk. */
export type People = {
  identify: (headers: Headers) => Promise<Identified>
  identifyToken: (token: string) => Promise<Identity | null>
  /** Which of these people's sessions have not ended. */
  listLive: (actors: readonly PersonActor[]) => Promise<LiveSignIn[]>
  /** Looks at what changed again when it comes next. */
  forget: (changed: SignInChange) => void
}
