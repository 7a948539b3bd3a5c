import type { Written } from '@nexa/db/written'
import type { Action, EntityType, FieldChanges } from '@nexa/shared/activity'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { statement } from '../lib/statement'
import { insertResult, type Kept, keptResult } from './idempotency'
import type { Scope } from './scope'

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

type Given =
  | 'workspaceId'
  | 'streams'
  | 'rows'
  | 'primary'
  | 'entity'
  | 'entityId'
  | 'projectId'
  | 'taskId'
  | 'userId'
  | 'action'
  | 'changes'
  | 'key'

/**
 * Bumps the stream heads, writes the activity under their new numbers and keeps the result for retries,
 * in one statement. The heads are locked from here to the commit, which makes `seq` gap-free and in
 * commit order; being last, and in ascending id, keeps the lock short and free of deadlocks.
 */
const append = (given: (name: Given) => SQLWrapper, andKeep: SQL) => sql`with locked as (
    select id from event_streams where id = any(${given('streams')}::uuid[]) order by id for no key update
  ), bumped as (
    update event_streams s set head = s.head + 1 from locked where s.id = locked.id
    returning s.id, s.kind, s.head
  ) ${andKeep}
  insert into activity_logs (id, workspace_id, stream_id, seq, entity_type, entity_id, project_id,
    task_id, user_id, action, changes, metadata, mutation_id, copy_of, created_at)
  select row.id, ${given('workspaceId')}::uuid, b.id, b.head, ${given('entity')}::entity_type,
    ${given('entityId')}::uuid, ${given('projectId')}::uuid, ${given('taskId')}::uuid,
    ${given('userId')}::uuid, ${given('action')}::activity_action, ${given('changes')}::jsonb,
    row.metadata, ${given('key')}::uuid,
    case when row.id <> ${given('primary')}::uuid then ${given('primary')}::uuid end, clock_timestamp()
  from bumped b
  join jsonb_to_recordset(${given('rows')}::jsonb) as row(id uuid, stream uuid, metadata jsonb)
    on row.stream = b.id
  returning (select kind || ':' || id from bumped where id = stream_id) as room, seq`

const appendOnly = statement<Given>((given) => append(given, sql``))
const appendAndKeep = statement<Given | Kept>((given) =>
  append(given, sql`, kept as (${insertResult(given)})`),
)
const keepOnly = statement<Kept>(insertResult)

/** Answers a row per stream: its `StreamHead`. null: there is nothing to write. */
export function activityStatement(
  scope: Scope,
  entry: Entry | null,
  result: unknown,
): Written | null {
  const kept = keptResult(scope, result)
  if (!entry) return scope.mutation ? keepOnly(kept) : null
  const rows = logRows(entry)
  const values = {
    ...kept,
    workspaceId: scope.workspaceId,
    streams: rows.map((row) => row.stream),
    rows: JSON.stringify(rows),
    primary: rows[0].id,
    entity: entry.entity,
    entityId: entry.entityId,
    projectId: entry.projectId ?? null,
    taskId: entry.taskId ?? null,
    action: entry.action,
    changes: JSON.stringify(entry.changes ?? {}),
    key: scope.mutation?.id ?? null,
  }
  return scope.mutation ? appendAndKeep(values) : appendOnly(values)
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
