import type { FieldChanges } from '@nexa/shared/activity'
import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { Copy } from '../activity-statement'
import type { ReadScope } from '../scope'
import type { StoredTask } from '../task/task-queries'

/** What an activity says about tasks that wait for its own: their cards show how many block them. */
type Told = { copies: Copy[]; metadata: { dependentIds?: string[] } }

/**
 * For a task that is completed, reopened or deleted. It must be locked, so that nothing begins to wait for
 * it unseen, and must not be deleted yet.
 */
export async function findDependents(
  { db }: ReadScope,
  { id, projectId }: Pick<StoredTask, 'id' | 'projectId'>,
): Promise<Told> {
  const dependents = await listRows<{ id: string; projectId: string }>(
    db,
    sql`select t.id, t.project_id as "projectId" from task_dependencies d
      join tasks t on t.id = d.task_id where d.depends_on_id = ${id} order by t.id`,
  )
  if (dependents.length === 0) return { copies: [], metadata: {} }
  const others = new Set(dependents.map((one) => one.projectId))
  others.delete(projectId)
  const copies = [...others].map((stream) => ({ stream }))
  return { copies, metadata: { dependentIds: dependents.map((one) => one.id) } }
}

export const findDependentsAfter = async (
  scope: ReadScope,
  task: Pick<StoredTask, 'id' | 'projectId'>,
  changes: FieldChanges,
): Promise<Told> =>
  changes.completedAt ? findDependents(scope, task) : { copies: [], metadata: {} }

/** Boards of other projects that load again, because many tasks at once (all without `taskIds`) change so. */
export async function findDependentBoards(
  { db }: ReadScope,
  projectId: string,
  taskIds?: readonly string[],
): Promise<Copy[]> {
  const projects = await listRows<{ stream: string }>(
    db,
    sql`select distinct t.project_id as stream from tasks b
      join task_dependencies d on d.depends_on_id = b.id
      join tasks t on t.id = d.task_id and t.project_id <> ${projectId}
      where b.project_id = ${projectId}
        ${taskIds ? sql`and b.id = any(${sql.param([...taskIds])}::uuid[])` : sql``}`,
  )
  return projects.map(({ stream }) => ({ stream, reload: true }))
}
