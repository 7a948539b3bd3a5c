import type { Written } from '@nexa/db/written'
import type { Status } from '@nexa/shared/status'
import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { statement } from '../../lib/statement'
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

type Given = 'workspaceId' | 'projectId' | 'statusId'

const lock = (isOne: (given: (name: Given) => Placeholder) => SQL) =>
  statement<Given>(
    (given) => sql`select ${statusJson} as status from workflow_statuses s
      join projects p on p.id = s.project_id and p.status <> 'deleted'
      where s.workspace_id = ${given('workspaceId')} and s.project_id = ${given('projectId')}
        and ${isOne(given)}
      for no key update of s`,
  )
const lockOne = lock((given) => sql`s.id = ${given('statusId')}`)
const lockDefault = lock((given) => sql`${given('statusId')}::uuid is null and s.is_default`)

/**
 * The column of this project, held to the end of the transaction: the order of its tasks and its
 * `isFinal` stay as read. Commands lock columns before tasks, and several of them in ascending id.
 */
export async function lockStatus(
  scope: ReadScope,
  projectId: string,
  statusId: string,
): Promise<Status> {
  const { db, workspaceId } = scope
  const row = await firstRow<{ status: Status }>(db, lockOne({ workspaceId, projectId, statusId }))
  if (row) return row.status
  await requireProject(scope, projectId)
  throw new NotFound('Status')
}

/** The default column, held like `lockStatus` does. */
export async function lockDefaultStatus(scope: ReadScope, projectId: string): Promise<Status> {
  const { db, workspaceId } = scope
  const query = lockDefault({ workspaceId, projectId, statusId: null })
  const row = await firstRow<{ status: Status }>(db, query)
  if (row) return row.status
  await requireProject(scope, projectId)
  // The first look may have waited for a column that was just being deleted; its heir is there afterwards.
  const heir = await firstRow<{ status: Status }>(db, query)
  if (!heir) throw new NotFound('Status')
  return heir.status
}

/** What `lockStatus`, or without an id `lockDefaultStatus`, does first: for a command to open with. */
export const holdStatus = (
  { workspaceId }: ReadScope,
  projectId: string,
  statusId: string | undefined,
): Written =>
  statusId
    ? lockOne({ workspaceId, projectId, statusId })
    : lockDefault({ workspaceId, projectId, statusId: null })

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
