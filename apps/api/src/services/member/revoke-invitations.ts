import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { Tx } from '../change'
import { noteClerkWrite } from '../clerk/note-clerk-write'

/**
 * Those that somebody sent: who lost the right to invite leaves no way in behind. Answers whether there were
 * any: one event can't name them.
 */
export async function revokeInvitations(
  tx: Tx,
  inviterId: string,
  roles: readonly Role[],
): Promise<{ isAny: boolean }> {
  const revoked = await listRows<{ email: string }>(
    tx.db,
    sql`delete from workspace_invitations
      where workspace_id = ${tx.workspaceId} and invited_by_id = ${inviterId}
        and role = any(${sql.param([...roles])}::workspace_role[])
      returning email`,
  )
  const emails = revoked.map(({ email }) => email).sort()
  for (const email of emails) await noteClerkWrite(tx, { kind: 'invitation', subject: email })
  return { isAny: emails.length > 0 }
}
