import { sql } from 'drizzle-orm'
import { isoTime } from '../../lib/sql-json'

/** A `Member`, from `workspace_members m` and its `users u`. */
export const memberJson = sql`json_build_object('userId', u.id, 'name', u.name, 'email', u.email,
  'avatarUrl', u.avatar_url, 'role', m.role, 'joinedAt', ${isoTime(sql`m.joined_at`)})`

/** An `Invitation`, from `workspace_invitations i`. */
export const invitationJson = sql`json_build_object('id', i.id, 'workspaceId', i.workspace_id,
  'email', i.email, 'role', i.role, 'invitedById', i.invited_by_id,
  'expiresAt', ${isoTime(sql`i.expires_at`)}, 'createdAt', ${isoTime(sql`i.created_at`)})`
