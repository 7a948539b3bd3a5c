import { sql } from 'drizzle-orm'
import { listRows } from '../../lib/rows'
import type { ReadScope } from '../scope'

/**
 * Keys of the tasks that would wait for each other, from the task back to itself, if it waited for
 * `dependsOnId`; null when it may. Also goes through deleted projects: those can be restored.
 */
export async function findCircle(
  { db, workspaceId }: ReadScope,
  taskId: string,
  dependsOnId: string,
): Promise<string[] | null> {
  // Every link is found once, however many ways lead to it: `union` drops what it has.
  const path = await listRows<{ key: string }>(
    db,
    sql`with recursive reached(id, via) as (
        select ${dependsOnId}::uuid, null::uuid
        union
        select d.depends_on_id, d.task_id from reached r
          join task_dependencies d on d.task_id = r.id and d.workspace_id = ${workspaceId}
      ), path(id, step) as (
        select ${taskId}::uuid, 0 where exists (select 1 from reached where id = ${taskId}::uuid)
        union all
        select (select r.via from reached r where r.id = path.id limit 1), step + 1
          from path where path.id <> ${dependsOnId}::uuid
      )
      select p.key || '-' || t.number as key from path
        join tasks t on t.id = path.id join projects p on p.id = t.project_id
      order by path.step desc`,
  )
  const task = path.at(-1)
  return task ? [task, ...path].map(({ key }) => key) : null
}
