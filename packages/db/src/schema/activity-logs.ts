import { actions, entityTypes, type FieldChanges } from '@nexa/shared/activity'
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgEnum, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, primaryId } from './columns'
import { eventStreams } from './event-streams'
import { users } from './users'

export const entityType = pgEnum('entity_type', entityTypes)
export const activityAction = pgEnum('activity_action', actions)

/** Audit trail, activity feed and outbox at once. Rows are never changed (a trigger refuses it). */
export const activityLogs = pgTable(
  'activity_logs',
  {
    id: primaryId(),
    workspaceId: uuid('workspace_id').notNull(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => eventStreams.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    entityType: entityType('entity_type').notNull(),
    entityId: uuid('entity_id').notNull(),
    projectId: uuid('project_id'),
    taskId: uuid('task_id'),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    action: activityAction('action').notNull(),
    changes: jsonb('changes').$type<FieldChanges>().notNull().default({}),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default({}),
    mutationId: uuid('mutation_id'),
    /** Set on the copies that further streams get; feeds leave copies out. */
    copyOf: uuid('copy_of'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('activity_logs_stream_seq').on(t.streamId, t.seq),
    unique('activity_logs_user_mutation').on(t.userId, t.mutationId, t.streamId),
    index('activity_logs_workspace_idx').on(t.workspaceId, t.createdAt),
    index('activity_logs_entity_idx').on(t.entityType, t.entityId),
    index('activity_logs_task_idx').on(t.taskId, t.seq).where(sql`${t.taskId} is not null`),
    index('activity_logs_user_id_idx').on(t.userId),
    index('activity_logs_created_at_idx').on(t.createdAt),
  ],
)
