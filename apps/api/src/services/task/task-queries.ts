import type { Task, TaskDetail } from '@nexa/shared/task'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { statement } from '../../lib/statement'
import type { ReadScope } from '../scope'
import { aboutTask } from './about-task'
import { taskDetailJson } from './task-detail-json'
import { taskJson, taskSource } from './task-json'

/** As it is, whoever reads it: what a reader `can` do with it is added on the way out. */
export type StoredTask = Omit<Task, 'can'>
type StoredTaskDetail = Omit<TaskDetail, 'can'>

const findTaskBy = aboutTask(
  (isTask) => sql`select ${taskJson} as task from ${taskSource} where ${isTask}`,
)

export async function findTask(scope: ReadScope, ref: string): Promise<StoredTask> {
  const row = await firstRow<{ task: StoredTask }>(scope.db, findTaskBy(scope, ref, {}))
  if (!row) throw new NotFound('Task')
  return row.task
}

const findDetailBy = aboutTask(
  (isTask) => sql`select ${taskDetailJson} as task from ${taskSource}
    join users creator on creator.id = t.created_by_id
    left join workflow_statuses s on s.id = t.status_id
    where ${isTask}`,
)

export async function findTaskDetail(scope: ReadScope, ref: string): Promise<StoredTaskDetail> {
  const row = await firstRow<{ task: StoredTaskDetail }>(scope.db, findDetailBy(scope, ref, {}))
  if (!row) throw new NotFound('Task')
  return row.task
}

const locateBy = aboutTask(
  (isTask) => sql`select t.id, t.project_id as "projectId"
    from tasks t join projects p on p.id = t.project_id where ${isTask}`,
)

/** Where a task is, for commands that lock what they read of it. */
export async function locateTask(scope: ReadScope, ref: string) {
  const row = await firstRow<Pick<StoredTask, 'id' | 'projectId'>>(
    scope.db,
    locateBy(scope, ref, {}),
  )
  if (!row) throw new NotFound('Task')
  return row
}

const lock = statement<'workspaceId' | 'id'>(
  (given) => sql`select 1 from tasks
    where workspace_id = ${given('workspaceId')} and id = ${given('id')} for no key update`,
)

/** The task as it is now, held to the end of the transaction. Columns are locked before. */
export async function lockTask(scope: ReadScope, id: string): Promise<StoredTask> {
  await firstRow(scope.db, lock({ workspaceId: scope.workspaceId, id }))
  // Read by a second statement: its snapshot is newer than the wait for the lock.
  return findTask(scope, id)
}
