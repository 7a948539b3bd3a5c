import { boolean, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, moment, primaryId } from './columns'
import { workspaceMembers } from './workspace-members'

/** Personal tokens for programs, for one workspace each: they end with the membership. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    /** The token's first characters, by which its owner knows it again. */
    prefix: text('prefix').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    isReadOnly: boolean('is_read_only').notNull().default(false),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: 'api_tokens_member_fk',
      columns: [t.workspaceId, t.userId],
      foreignColumns: [workspaceMembers.workspaceId, workspaceMembers.userId],
    }).onDelete('cascade'),
    index('api_tokens_member_idx').on(t.workspaceId, t.userId),
  ],
)
