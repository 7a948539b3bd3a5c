import type { Database, Queryable } from '@nexa/db/client'
import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { ApiError, NotFound, Unauthorized } from '../lib/errors'
import type { Mutation } from '../lib/mutation'
import { firstRow, listRows } from '../lib/rows'
import type { JobQueue } from './job-queue'
import type { Membership, Memberships } from './memberships'

/**
 * Who acts: a person, a program with a person's token for one workspace, or Clerk, for what it says of a
 * person. A person's session may be for one workspace only, too.
 */
export type Actor =
  | { type: 'user'; userId: string; sessionId: string; workspaceId: string | null }
  | { type: 'clerk'; userId: string; workspaceId: string }
  | {
      type: 'api_token'
      userId: string
      tokenId: string
      workspaceId: string
      isReadOnly: boolean
    }

/** An event stream, named as its room, and the number it reached with a commit. */
export type StreamHead = { room: string; seq: number }

/** What every scope of an instance works with. */
export type ScopeBase = {
  db: Database
  /** Told after each commit, never awaited. */
  onCommitted: (heads: StreamHead[]) => void
  jobs: JobQueue
  memberships: Memberships
}

/** Somebody who is signed in, before a workspace is chosen. */
export type AccountScope = ScopeBase & { actor: Actor; mutation: Mutation | null }

export const accountScope = (
  { db, onCommitted, jobs, memberships }: ScopeBase,
  actor: Actor,
): AccountScope => ({
  db,
  onCommitted,
  jobs,
  memberships,
  actor,
  mutation: null,
})

/** Somebody in a workspace. What a query can't reach through it does not exist. */
export type Scope = AccountScope & { workspaceId: string; role: Role }

/** What reads and policies need of a scope: also fulfilled inside of a transaction. */
export type ReadScope = Pick<Scope, 'workspaceId' | 'role' | 'actor'> & { db: Queryable }

const isIdOrSlug = /^[A-Za-z0-9-]{2,50}$/

/** Of workspaces `w`: what is signed in for one opens only that, whatever else its owner is a member of. */
export const workspaceInReach = ({ workspaceId }: Actor) =>
  workspaceId === null ? sql`` : sql`and w.id = ${workspaceId}`

/** `workspace` is an id or slug. Without one: the only workspace there is, if so. */
export async function openScope(account: AccountScope, workspace?: string): Promise<Scope> {
  // From a path or header, where no schema has seen it: PostgreSQL refuses some characters as such.
  if (workspace !== undefined && !isIdOrSlug.test(workspace)) throw new NotFound('Workspace')
  const key = `${account.actor.userId} ${account.actor.workspaceId} ${workspace}`
  const kept = account.memberships.get(key)
  if (kept) return { ...account, ...kept }
  const keep = account.memberships.lookUp()
  const found = await listRows<Membership>(
    account.db,
    sql`select w.id as "workspaceId", m.role from workspace_members m
      join workspaces w on w.id = m.workspace_id
      where m.user_id = ${account.actor.userId} and w.deleted_at is null
        ${workspaceInReach(account.actor)} ${workspace === undefined ? sql`` : sql`and (w.id::text = lower(${workspace}) or w.slug = ${workspace})`}
      limit 2`,
  )
  const [membership, another] = found
  if (workspace !== undefined && !membership) throw new NotFound('Workspace')
  if (!membership && account.actor.type === 'api_token') throw new Unauthorized()
  if (!membership && account.actor.workspaceId !== null) throw new NotFound('Workspace')
  if (!membership || another) throw new ApiError('WORKSPACE_REQUIRED', chooseWorkspace)
  // The only one there is need not be the only one a moment later.
  if (workspace !== undefined) keep(key, membership)
  return { ...account, ...membership }
}

/** Of a workspace in the trash, for those who may restore it and for nothing else. */
export async function openDeletedScope(account: AccountScope, workspace: string): Promise<Scope> {
  if (!isIdOrSlug.test(workspace)) throw new NotFound('Workspace')
  const membership = await firstRow<Membership>(
    account.db,
    sql`select w.id as "workspaceId", m.role from workspace_members m
      join workspaces w on w.id = m.workspace_id
      where m.user_id = ${account.actor.userId} and ${isRestorable} ${workspaceInReach(account.actor)}
        and (w.id::text = lower(${workspace}) or w.slug = ${workspace})`,
  )
  if (!membership) throw new NotFound('Workspace')
  return { ...account, ...membership }
}

/** Of a workspace `w` and somebody's membership `m`. Its owner is always one of its super_admins. */
export const isRestorable = sql`w.deleted_at is not null and m.role = 'super_admin'`

const chooseWorkspace =
  'Choose a workspace: send its id or slug as X-Workspace-Id (GET /api/workspaces lists yours)'

/**
 * Who may read a room: a member, as long as nothing happened in the workspace since `checkedAt` of its stream,
 * or the person whose own room it is (then without a workspace).
 */
export type RoomScope = { workspaceId: string | null; role: Role; checkedAt: number }

/** For whoever may read the room. */
export async function openRoomScope({ db, actor }: AccountScope, room: string): Promise<RoomScope> {
  const [kind, streamId] = room.split(':')
  if (kind === 'user') {
    // It tells of all their workspaces, which is more than a session for one of them may hear.
    if (streamId !== actor.userId || actor.workspaceId !== null) throw new NotFound('Room')
    return { workspaceId: null, role: 'super_admin', checkedAt: 0 }
  }
  const membership = await firstRow<RoomScope>(
    db,
    sql`select w.id as "workspaceId", m.role, members.head as "checkedAt" from event_streams s
      join event_streams members on members.id = s.workspace_id
      join workspaces w on w.id = s.workspace_id and w.deleted_at is null
      join workspace_members m on m.workspace_id = w.id and m.user_id = ${actor.userId}
      left join projects p on p.id = s.id
      where s.id = ${streamId} ${workspaceInReach(actor)} and s.kind::text = ${kind} and p.status is distinct from 'deleted'`,
  )
  if (!membership) throw new NotFound('Room')
  return membership
}

/** For what Clerk says of a person in a workspace: it may do what nobody in there may. */
export const clerkScope = (base: ScopeBase, workspaceId: string, userId: string): Scope => ({
  ...accountScope(base, { type: 'clerk', userId, workspaceId }),
  workspaceId,
  role: 'super_admin',
})

/** For the two commands that make their actor a member: creating a workspace and accepting an invitation. */
export const enterWorkspace = (account: AccountScope, workspaceId: string, role: Role): Scope => ({
  ...account,
  workspaceId,
  role,
})
