import { roles } from '@nexa/shared/permissions'
import { index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, primaryId } from './columns'
import { users } from './users'
import { workspaces } from './workspaces'

export const workspaceRole = pgEnum('workspace_role', roles)

export const workspaceMembers = pgTable(
  'workspace_members',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: workspaceRole('role').notNull(),
    /** Which of Clerk's memberships this is: a new one begins when somebody comes back. */
    clerkMembershipId: text('clerk_membership_id').unique(),
    joinedAt: moment('joined_at').notNull().defaultNow(),
  },
  (t) => [
    unique('workspace_members_workspace_user').on(t.workspaceId, t.userId),
    index('workspace_members_user_id_idx').on(t.userId),
  ],
)
