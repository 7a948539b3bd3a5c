import type { Status } from '@nexa/shared/status'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { requireProject } from '../project/project-queries'
import type { ReadScope } from '../scope'
import { statusJson } from './status-json'

export async function listStatuses(scope: ReadScope, projectId: string): Promise<Status[]> {
  await requireProject(scope, projectId)
  const rows = await listRows<{ status: Status }>(
    scope.db,
    sql`select ${statusJson} as status from workflow_statuses s
      where s.workspace_id = ${scope.workspaceId} and s.project_id = ${projectId}
      order by s."order", s.id`,
  )
  return rows.map((row) => row.status)
}

/**
 * The column of this project, held to the end of the transaction: the order of its tasks and its
 * `isFinal` stay as read. Commands lock columns before tasks, and several of them in ascending id.
 */
export async function lockStatus(
  { db, workspaceId }: ReadScope,
  projectId: string,
  statusId: string,
): Promise<Status> {
  const row = await firstRow<{ status: Status }>(
    db,
    sql`select ${statusJson} as status from workflow_statuses s
      where s.workspace_id = ${workspaceId} and s.project_id = ${projectId} and s.id = ${statusId}
      for no key update`,
  )
  if (!row) throw new NotFound('Status')
  return row.status
}

/** The default column, held like `lockStatus` does. */
export async function lockDefaultStatus(
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<Status> {
  const find = () =>
    firstRow<{ status: Status }>(
      db,
      sql`select ${statusJson} as status from workflow_statuses s
        where s.workspace_id = ${workspaceId} and s.project_id = ${projectId} and s.is_default
        for no key update`,
    )
  // Again: the first look may wait for a column that is just being deleted; its heir is there afterwards.
  const row = (await find()) ?? (await find())
  if (!row) throw new NotFound('Status')
  return row.status
}

/** Every column of the project, held like `lockStatus` does. */
export const lockStatuses = async (
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<Status[]> => {
  const rows = await listRows<{ status: Status }>(
    db,
    sql`select ${statusJson} as status from workflow_statuses s
      where s.workspace_id = ${workspaceId} and s.project_id = ${projectId}
      order by s.id for no key update`,
  )
  return rows.map((row) => row.status)
}

export function pickStatus(statuses: readonly Status[], id: string): Status {
  const status = statuses.find((one) => one.id === id)
  if (!status) throw new NotFound('Status')
  return status
}
