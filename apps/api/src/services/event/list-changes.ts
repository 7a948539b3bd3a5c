import type { Queryable } from '@nexa/db/client'
import type { Changes, ChangesQuery, StreamEvent } from '@nexa/shared/event'
import { sql } from 'drizzle-orm'
import { ApiError, NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { requireProject } from '../project/project-queries'
import type { ReadScope } from '../scope'
import { eventJson } from './event-json'

/** Further behind than this, loading everything again is less work for both sides. */
export const maxLag = 1_000

type StreamChanges = { epoch: string; head: number; changes: StreamEvent[] }

/**
 * Head and events of a stream, of one snapshot. Events are read from the log after their commit, never
 * carried over from the command: what a transaction saw may be outdated when it commits.
 */
export async function readStream(
  db: Queryable,
  streamId: string,
  since: number,
  limit: number,
): Promise<StreamChanges | undefined> {
  return firstRow<StreamChanges>(
    db,
    sql`select e.epoch, e.head, coalesce((
        select json_agg(${eventJson} order by l.seq) from (
          select * from activity_logs where stream_id = e.id and seq > ${since}::bigint
          order by seq limit ${limit}
        ) l), '[]'::json) as changes
      from event_streams e where e.id = ${streamId}`,
  )
}

/** Whether a client that knows `epoch` up to `since` can go on from there. */
export const canResume = (
  stream: Pick<StreamChanges, 'epoch' | 'head'>,
  { since, epoch = stream.epoch }: { since: number; epoch?: string | undefined },
) => epoch === stream.epoch && since <= stream.head && stream.head - since <= maxLag

export async function listChanges(
  scope: ReadScope,
  projectId: string,
  { since, epoch, limit }: ChangesQuery,
): Promise<Changes> {
  await requireProject(scope, projectId)
  const stream = await readStream(scope.db, projectId, since, limit)
  if (!stream) throw new NotFound('Project')
  if (!canResume(stream, { since, epoch })) {
    throw new ApiError('GONE', 'These changes are no longer listed: load the board again')
  }
  const last = stream.changes.at(-1)?.seq ?? stream.head
  return { ...stream, more: last < stream.head }
}

/** How far several streams are, by their rooms' names. */
export async function readHeads(
  db: Queryable,
  streamIds: readonly string[],
): Promise<Map<string, { epoch: string; head: number }>> {
  const rows = await listRows<{ room: string; epoch: string; head: number }>(
    db,
    sql`select kind || ':' || id as room, epoch, head from event_streams
      where id = any(${sql.param([...streamIds])}::uuid[])`,
  )
  return new Map(rows.map(({ room, ...state }) => [room, state]))
}
