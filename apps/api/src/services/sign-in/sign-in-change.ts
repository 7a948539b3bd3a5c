import { z } from 'zod'
import type { Actor } from '../scope'

/** A session or token that is named has ended. Of a person: whatever they are signed in by is looked at again. */
const signInChange = z.union([
  z.strictObject({ sessionId: z.string() }),
  z.strictObject({ tokenId: z.string() }),
  /** Their row here, if they have one, and what Clerk calls them. */
  z.strictObject({ userId: z.string().nullable(), clerkUserId: z.string() }),
])
export type SignInChange = z.infer<typeof signInChange>

/** Something happened in a workspace: perhaps somebody's membership of it changed. */
const workspaceChange = z.strictObject({ workspaceId: z.string() })
export type WorkspaceChange = z.infer<typeof workspaceChange>

/** What instances must not go on believing. */
export const accessChange = z.union([signInChange, workspaceChange])
export type AccessChange = z.infer<typeof accessChange>

/** What somebody is signed in by. Our sessions, Clerk's and tokens never share an id. */
export const signInIdOf = (actor: Exclude<Actor, { type: 'clerk' }>) =>
  actor.type === 'api_token' ? actor.tokenId : actor.sessionId

/** A way of being signed in that has not ended. Without `expiresAt`: when it does, only its token says. */
export type LiveSignIn = { id: string; expiresAt?: string | null }
