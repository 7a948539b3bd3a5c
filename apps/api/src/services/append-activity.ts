import type { Queryable } from '@nexa/db/client'
import type { Action, EntityType, FieldChanges } from '@nexa/shared/activity'
import { sql } from 'drizzle-orm'
import { listRows } from '../lib/rows'
import { keepResult } from './idempotency'
import type { Scope, StreamHead } from './scope'

/** `reload`: this stream's clients load again, whatever the others do. */
export type Copy = { stream: string; reload?: boolean }

/** What a command did. */
export type Entry = {
  /** Id of the project or workspace whose room hears of it. */
  stream: string
  /** Further streams that hear of it, each at most once: the workspace's for a renamed project. */
  copies?: readonly Copy[]
  entity: EntityType
  entityId: string
  action: Action
  projectId?: string
  taskId?: string
  changes?: FieldChanges
  /** `reload`: more changed than an event can say, clients load the room's content again. */
  metadata?: { reload?: true } & Record<string, unknown>
}

/**
 * Bumps the stream heads, writes the activity under their new numbers and keeps the result for retries,
 * in one statement. The heads are locked from here to the commit, which makes `seq` gap-free and in
 * commit order; being last, and in ascending id, keeps the lock short and free of deadlocks.
 */
export async function appendActivity(
  db: Queryable,
  scope: Scope,
  entry: Entry | null,
  result: unknown,
): Promise<StreamHead[]> {
  if (!entry) {
    if (scope.mutation) await db.execute(sql`${keepResult(scope, result)}`)
    return []
  }
  const rows = logRows(entry)
  const primary = rows[0].id
  const streams = sql.param(rows.map((row) => row.stream))
  return listRows<StreamHead>(
    db,
    sql`with locked as (
        select id from event_streams where id = any(${streams}::uuid[]) order by id for no key update
      ), bumped as (
        update event_streams s set head = s.head + 1 from locked where s.id = locked.id
        returning s.id, s.kind, s.head
      ) ${scope.mutation ? sql`, kept as (${keepResult(scope, result)})` : sql``}
      insert into activity_logs (id, workspace_id, stream_id, seq, entity_type, entity_id, project_id,
        task_id, user_id, action, changes, metadata, mutation_id, copy_of, created_at)
      select row.id, ${scope.workspaceId}::uuid, b.id, b.head, ${entry.entity}::entity_type,
        ${entry.entityId}::uuid, ${entry.projectId ?? null}::uuid, ${entry.taskId ?? null}::uuid,
        ${scope.actor.userId}::uuid, ${entry.action}::activity_action,
        ${JSON.stringify(entry.changes ?? {})}::jsonb, row.metadata, ${scope.mutation?.id ?? null}::uuid,
        case when row.id <> ${primary} then ${primary}::uuid end, clock_timestamp()
      from bumped b
      join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, stream uuid, metadata jsonb)
        on row.stream = b.id
      returning (select kind || ':' || id from bumped where id = stream_id) as room, seq`,
  )
}

type LogRow = { id: string; stream: string; metadata: Entry['metadata'] }

/** The activity itself, then its copies. */
function logRows({ stream, copies = [], metadata = {} }: Entry): [LogRow, ...LogRow[]] {
  const { reload: _, ...shared } = metadata
  const copied = copies.map((copy): LogRow => {
    const copyMetadata = { ...shared, ...(copy.reload && { reload: true as const }) }
    return { id: Bun.randomUUIDv7(), stream: copy.stream, metadata: copyMetadata }
  })
  return [{ id: Bun.randomUUIDv7(), stream, metadata }, ...copied]
}
