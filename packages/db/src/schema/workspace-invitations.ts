import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId } from './columns'
import { users } from './users'
import { workspaceRole } from './workspace-members'
import { workspaces } from './workspaces'

/** Only the token's hash is kept: reading this table lets nobody in. */
export const workspaceInvitations = pgTable(
  'workspace_invitations',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: workspaceRole('role').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedById: uuid('invited_by_id')
      .notNull()
      .references(() => users.id),
    expiresAt: moment('expires_at').notNull(),
    /** Clerk's invitation for this one, once it has been made. */
    clerkInvitationId: text('clerk_invitation_id'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('workspace_invitations_workspace_email').on(t.workspaceId, t.email),
    index('workspace_invitations_email_idx').on(t.email),
  ],
)
