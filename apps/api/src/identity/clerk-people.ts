import { LRUCache } from 'lru-cache'
import type { ClerkSettings } from '../clerk/clerk-settings'
import { createSessionTokens } from '../clerk/session-token'
import type { Log } from '../lib/log'
import type { ClerkBase } from '../services/clerk/clerk-base'
import {
  type ClerkPerson,
  type ClerkSession,
  findClerkPerson,
  isUnmet,
} from '../services/clerk/clerk-people-queries'
import { listLiveClerkSessions } from '../services/clerk/list-live-clerk-sessions'
import { meetPerson } from '../services/clerk/meet-person'
import type { SignInChange } from '../services/sign-in/sign-in-change'
import { credentialOf } from './credential'
import type { Identity, People } from './identity'
import { createSignInCache } from './sign-in-cache'

/** Who Clerk does not know, or has not in an organization, is asked for again only after this. */
const askAgainMs = 30_000

/** No workspace has this id: a session for an organization that can't be reached reaches nothing. */
const noWorkspace = '00000000-0000-0000-0000-000000000000'

export type ClerkPeopleOptions = {
  base: ClerkBase
  settings: ClerkSettings
  authorizedParties: string[]
  log: Log
}

type Known = { session: ClerkSession; person: ClerkPerson }

/** People whose sessions are Clerk's. */
export function createClerkPeople({ base, ...options }: ClerkPeopleOptions): People {
  const tokens = createSessionTokens(options)
  const known = createSignInCache(isAbout)
  const unknown = new LRUCache<string, true>({ max: 10_000, ttl: askAgainMs })
  const looking = new Map<string, Promise<ClerkPerson>>()

  const find = async (session: ClerkSession): Promise<ClerkPerson> => {
    const keep = known.lookUp()
    const person = await findClerkPerson(base.db, session)
    if (!isUnmet(person, session)) keep(keyOf(session), { session, person })
    return person
  }

  const findOrMeet = async (session: ClerkSession): Promise<ClerkPerson> => {
    const found = await find(session)
    if (!isUnmet(found, session) || unknown.has(questionOf(session))) return found
    await meetPerson(base, session, found)
    const met = await find(session)
    if (isUnmet(met, session)) unknown.set(questionOf(session), true)
    return met
  }

  /** Requests that come at once, such as those of a page that opens, are one. */
  const lookUp = (session: ClerkSession): Promise<ClerkPerson> => {
    const key = keyOf(session)
    const running = looking.get(key)
    if (running) return running
    const started = findOrMeet(session).finally(() => {
      if (looking.get(key) === started) looking.delete(key)
    })
    looking.set(key, started)
    return started
  }

  const identifyToken = async (token: string): Promise<Identity | null> => {
    const session = await tokens.read(token)
    if (!session) return null
    const person = known.get(keyOf(session))?.person ?? (await lookUp(session))
    return identityOf(session, person)
  }

  return {
    identifyToken,

    /** Clerk's cookie is not read: no foreign page can send a request in somebody's name. */
    async identify(headers) {
      const credential = credentialOf(headers)
      const isBearer = credential !== null && !credential.isCookie
      const identity = isBearer ? await identifyToken(credential.token) : null
      return { identity, setCookies: [], isCookie: false }
    },

    listLive: (actors) => listLiveClerkSessions(base.db, actors),

    forget(changed) {
      looking.clear()
      known.forget(changed)
    },
  }
}

const keyOf = ({ userId, sessionId, organizationId }: ClerkSession) =>
  `${userId} ${sessionId} ${organizationId ?? ''}`

/** What Clerk is asked: the same for all sessions of a person. */
const questionOf = ({ userId, organizationId }: ClerkSession) => `${userId} ${organizationId ?? ''}`

function isAbout(changed: SignInChange, { session }: Known): boolean {
  if ('clerkUserId' in changed) return changed.clerkUserId === session.userId
  return 'sessionId' in changed && changed.sessionId === session.sessionId
}

function identityOf(session: ClerkSession, person: ClerkPerson): Identity | null {
  const { organizationId, sessionId, expiresAt } = session
  const { user } = person
  if (!user || person.isOver) return null
  const workspaceId = organizationId === null ? null : (person.workspaceId ?? noWorkspace)
  return { actor: { type: 'user', userId: user.id, sessionId, workspaceId }, user, expiresAt }
}
