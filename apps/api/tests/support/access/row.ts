import type { IdName, Ids } from './world'

type Request = { path: string; body?: unknown }

/** What one operation answers to whom. */
export type Row = {
  /** To Edsger (guest), Linus (member), Grace (pm) and Ada (super_admin), who all are in Ada's workspace. */
  roles: readonly [number, number, number, number]
  /** A valid request. */
  request: (ids: Ids) => Request
  /** Further ones, with the ids that the first does not take. */
  variants?: ((ids: Ids) => Request)[]
  /** 401 unless told. */
  anonymous?: number
  /** Whoever asks, signed in or not, is answered the same. */
  isOpen?: true
  /** To Mallory with Ada's ids: in her own workspace, and with Ada's in X-Workspace-Id. 404 unless told. */
  mallory?: readonly [number, number]
  /** What a foreign id is answered with where that is not 404; 200 is an empty list. */
  foreign?: Partial<Record<keyof Ids, number>>
  /** Ids that are a key: who knows one may, from wherever they are. */
  keys?: readonly IdName[]
  /** Everybody needs something of their own to do it: new ids, a new session, an invitation, a workspace. */
  consumes?: 'ids' | 'session' | 'invitation' | 'workspace' | 'deleted workspace'
  /** What is otherwise where people sign in with Clerk. */
  clerk?: Partial<Pick<Row, 'roles' | 'anonymous' | 'mallory'>>
}

export const everyone = (status: number) => [status, status, status, status] as const
export const members = (status: number) => [403, status, status, status] as const
export const leaders = (status: number) => [403, 403, status, status] as const
export const owner = (status: number) => [403, 403, 403, status] as const

/** Without ids in it: Mallory does it in her own workspace. */
export const inOwn = (status: number) => ({ mallory: [status, 404] as const })

export const open = (status: number) => ({
  isOpen: true as const,
  anonymous: status,
  mallory: [status, status] as const,
  roles: everyone(status),
})

export const anEmail = () => `${crypto.randomUUID()}@example.com`
