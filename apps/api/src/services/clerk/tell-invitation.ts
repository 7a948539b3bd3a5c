import type { Role } from '@nexa/shared/permissions'
import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { isoTime } from '../../lib/sql-json'
import type { ClerkInvitation } from './clerk-directory'
import { clerkRoleOf } from './clerk-roles'
import { nothingToNote, type Telling, type Told } from './tell-clerk'

type Here = {
  id: string
  role: Role
  expiresAt: string
  clerkInvitationId: string | null
  inviterId: string | null
}

/**
 * At most one invitation of an address is open in Clerk: the one noted here. Any other may be an older one, or
 * have been made just before a crash; who was invited by it hears of it from the next.
 */
export async function tellInvitation(telling: Telling): Promise<Told> {
  const { base, write, links, isRefused } = telling
  const { directory } = base
  const { organizationId, subject: email } = write
  const here = await findHere(telling)
  let isThere = false
  for (const { id } of await listPending(telling)) {
    if (id === here?.clerkInvitationId) isThere = true
    else await directory.revokeInvitation(organizationId, id)
  }
  // Noted, and not open any more: accepted or revoked in Clerk, whose news of it is on its way.
  if (!here || isThere || here.clerkInvitationId) return nothingToNote
  const { id } = await directory.createInvitation({
    organizationId,
    email,
    role: clerkRoleOf(base.roles, here.role),
    nexaRole: here.role,
    // Clerk wants an admin, and may not know of one who became it here just now: better without than not at all.
    inviterId: isRefused ? null : here.inviterId,
    redirectUrl: links.publicUrl,
  })
  return {
    async note({ db }) {
      await db.execute(
        sql`update workspace_invitations set clerk_invitation_id = ${id}
          where id = ${here.id} and expires_at = ${here.expiresAt}::timestamptz`,
      )
      return true
    },
  }
}

const findHere = ({ base, write: { workspaceId, subject } }: Telling) =>
  firstRow<Here>(
    base.db,
    sql`select i.id, i.role, ${isoTime(sql`i.expires_at`)} as "expiresAt",
        i.clerk_invitation_id as "clerkInvitationId",
        case when m.role = 'super_admin' and m.clerk_membership_id is not null
          then u.clerk_id end as "inviterId"
      from workspace_invitations i join users u on u.id = i.invited_by_id
      left join workspace_members m on m.workspace_id = i.workspace_id and m.user_id = u.id
      where i.workspace_id = ${workspaceId} and i.email = ${subject} and i.expires_at > now()`,
  )

async function listPending({ base, write }: Telling): Promise<ClerkInvitation[]> {
  const pending: ClerkInvitation[] = []
  // Read to the end first: what is revoked meanwhile would shift the pages.
  for await (const one of base.directory.listInvitations(write.organizationId)) {
    if (one.email === write.subject) pending.push(one)
  }
  return pending
}
