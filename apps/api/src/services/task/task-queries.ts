import type { Task, TaskDetail } from '@nexa/shared/task'
import { type SQL, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { parseTaskKey } from '../../lib/task-key'
import type { ReadScope } from '../scope'
import { taskDetailJson } from './task-detail-json'
import { taskJson, taskSource } from './task-json'

/** As it is, whoever reads it: what a reader `can` do with it is added on the way out. */
export type StoredTask = Omit<Task, 'can'>
type StoredTaskDetail = Omit<TaskDetail, 'can'>

/** `ref` is an id or a key such as NEX-42. What lies in a deleted project is not there. */
export function isTask({ workspaceId }: ReadScope, ref: string): SQL {
  const key = parseTaskKey(ref)
  const named = key
    ? sql`p.key = ${key.projectKey} and t.number = ${key.number}::int`
    : sql`t.id = ${ref}::uuid`
  return sql`t.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
    and p.status <> 'deleted' and ${named}`
}

export async function findTask(scope: ReadScope, ref: string): Promise<StoredTask> {
  const row = await firstRow<{ task: StoredTask }>(
    scope.db,
    sql`select ${taskJson} as task from ${taskSource} where ${isTask(scope, ref)}`,
  )
  if (!row) throw new NotFound('Task')
  return row.task
}

export async function findTaskDetail(scope: ReadScope, ref: string): Promise<StoredTaskDetail> {
  const row = await firstRow<{ task: StoredTaskDetail }>(
    scope.db,
    sql`select ${taskDetailJson} as task from ${taskSource}
      join users creator on creator.id = t.created_by_id
      left join workflow_statuses s on s.id = t.status_id
      where ${isTask(scope, ref)}`,
  )
  if (!row) throw new NotFound('Task')
  return row.task
}

/** The task as it is now, held to the end of the transaction. Columns are locked before. */
export async function lockTask(scope: ReadScope, id: string): Promise<StoredTask> {
  await scope.db.execute(
    sql`select 1 from tasks where workspace_id = ${scope.workspaceId} and id = ${id} for no key update`,
  )
  // Read by a second statement: its snapshot is newer than the wait for the lock.
  return findTask(scope, id)
}
