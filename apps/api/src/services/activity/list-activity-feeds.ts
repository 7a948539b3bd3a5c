import type { Activity, ActivityQuery } from '@nexa/shared/activity'
import { type SQL, sql } from 'drizzle-orm'
import type { CursorKey } from '../../lib/cursor'
import { keyset } from '../../lib/keyset'
import type { Page } from '../../lib/page'
import { listRows } from '../../lib/rows'
import { idKey, numberKey, timeKey } from '../../lib/sort-keys'
import { may } from '../may'
import { requireProject } from '../project/project-queries'
import type { ReadScope } from '../scope'
import { activityJson, activitySource } from './activity-json'

/** A project's activity lies in one stream, ordered by `seq`. */
const projectPages = keyset('project-activity', [numberKey(sql`l.seq`, true)])

/** A workspace's lies in the streams of all its projects. */
const workspacePages = keyset('workspace-activity', [
  timeKey(sql`l.created_at`, true),
  idKey(sql`l.id`, true),
])

/** Newest first. */
export async function listProjectActivity(
  scope: ReadScope,
  projectId: string,
  query: ActivityQuery,
): Promise<Page<Activity>> {
  await requireProject(scope, projectId)
  return listActivity(scope, query, projectPages, sql`l.stream_id = ${projectId}`)
}

/**
 * Asked for each row that is shown. A join with the projects makes PostgreSQL expect a single row, and read
 * and sort them all: 1.7 s instead of 5 ms for 200,000 activities.
 */
const isNotInTrash = sql`(select d.status from projects d
  where d.workspace_id = l.workspace_id and d.id = l.project_id) is distinct from 'deleted'`

/** Newest first; what happened in a project that is in the trash is left out. */
export const listWorkspaceActivity = (scope: ReadScope, query: ActivityQuery) =>
  listActivity(scope, query, workspacePages, isNotInTrash)

async function listActivity(
  scope: ReadScope,
  { limit, cursor, userId, entityType, action }: ActivityQuery,
  pages: ReturnType<typeof keyset>,
  belongs: SQL,
): Promise<Page<Activity>> {
  const { db, workspaceId } = scope
  const isVisible = may(scope, 'workspace:invite') ? sql`` : sql`and l.entity_type <> 'invitation'`
  const rows = await listRows<{ activity: Activity; keys: CursorKey[] }>(
    db,
    sql`with page as (
        select l.* from activity_logs l
        where l.workspace_id = ${workspaceId} and l.copy_of is null and ${belongs} ${isVisible}
          ${userId === undefined ? sql`` : sql`and l.user_id = ${userId}`}
          ${entityType === undefined ? sql`` : sql`and l.entity_type = ${entityType}::entity_type`}
          ${action === undefined ? sql`` : sql`and l.action = ${action}::activity_action`}
          and ${pages.after(cursor)}
        order by ${pages.orderBy} limit ${limit + 1}
      )
      select ${activityJson} as activity, ${pages.cursorKeys} as keys
      from ${activitySource(sql`page`)} order by ${pages.orderBy}`,
  )
  return pages.cut(rows, limit).map((row) => row.activity)
}
