import type { Invitation, Member } from '@nexa/shared/member'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import type { ReadScope } from '../scope'
import { invitationJson, memberJson } from './member-json'

export async function listMembers({ db, workspaceId }: ReadScope): Promise<Member[]> {
  const rows = await listRows<{ member: Member }>(
    db,
    sql`select ${memberJson} as member from workspace_members m join users u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} order by m.role, u.name, u.id`,
  )
  return rows.map((row) => row.member)
}

export async function findMember({ db, workspaceId }: ReadScope, userId: string): Promise<Member> {
  const row = await firstRow<{ member: Member }>(
    db,
    sql`select ${memberJson} as member from workspace_members m join users u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} and m.user_id = ${userId}`,
  )
  if (!row) throw new NotFound('Member')
  return row.member
}

export async function listInvitations({ db, workspaceId }: ReadScope): Promise<Invitation[]> {
  const rows = await listRows<{ invitation: Invitation }>(
    db,
    sql`select ${invitationJson} as invitation from workspace_invitations i
      where i.workspace_id = ${workspaceId} and i.expires_at > now() order by i.created_at, i.id`,
  )
  return rows.map((row) => row.invitation)
}

/** Ids of users come from requests: only members of the scope's own workspace exist. */
export async function requireMember({ db, workspaceId }: ReadScope, userId: string): Promise<void> {
  const member = await firstRow(
    db,
    sql`select 1 from workspace_members
      where workspace_id = ${workspaceId} and user_id = ${userId}`,
  )
  if (!member) throw new NotFound('Member')
}

/** Open or expired, held to the end of the transaction. */
export async function lockInvitation(
  { db, workspaceId }: ReadScope,
  id: string,
): Promise<Invitation> {
  const row = await firstRow<{ invitation: Invitation }>(
    db,
    sql`select ${invitationJson} as invitation from workspace_invitations i
      where i.workspace_id = ${workspaceId} and i.id = ${id} for update`,
  )
  if (!row) throw new NotFound('Invitation')
  return row.invitation
}
