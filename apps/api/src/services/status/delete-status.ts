import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import { byOrder } from '@nexa/shared/board'
import type { DeleteStatusQuery, Status } from '@nexa/shared/status'
import { eq, sql } from 'drizzle-orm'
import { Conflict, Invalid } from '../../lib/errors'
import { listRows } from '../../lib/rows'
import { change, type Tx } from '../change'
import { findDependentBoards } from '../dependency/find-dependents'
import { lockProject, requireProject } from '../project/project-queries'
import type { Scope } from '../scope'
import { taskOrderStep } from '../task/task-order'
import { lockStatuses, pickStatus } from './status-queries'

export const deleteStatus = (
  scope: Scope,
  projectId: string,
  statusId: string,
  { moveTo }: DeleteStatusQuery,
): Promise<null> =>
  change(scope, async (tx) => {
    await requireProject(tx, projectId)
    await lockProject(tx, projectId)
    const statuses = await lockStatuses(tx, projectId)
    const status = pickStatus(statuses, statusId)
    if (moveTo === statusId) throw new Invalid({ moveTo: 'Is the column to be deleted' })
    const target = moveTo === undefined ? undefined : pickStatus(statuses, moveTo)
    const [heir] = target ? [target] : statuses.filter((one) => one.id !== statusId).sort(byOrder)
    if (!heir) throw new Conflict('A project needs at least one column')
    const moved = await moveTasks(tx, status, target)
    const isCompletionChanged = target !== undefined && target.isFinal !== status.isFinal
    await tx.db.delete(workflowStatuses).where(eq(workflowStatuses.id, statusId))
    if (status.isDefault) {
      await tx.db
        .update(workflowStatuses)
        .set({ isDefault: true })
        .where(eq(workflowStatuses.id, heir.id))
    }
    tx.record({
      stream: projectId,
      entity: 'status',
      entityId: statusId,
      projectId,
      action: 'deleted',
      copies: await findDependentBoards(tx, projectId, isCompletionChanged ? moved : []),
      metadata: {
        name: status.name,
        moveTo,
        movedTasks: moved.length,
        ...(moved.length > 0 && { reload: true }),
      },
    })
    return null
  })

/** To the end of the target column, in their order. Without a target there must be none. */
async function moveTasks(tx: Tx, from: Status, target: Status | undefined): Promise<string[]> {
  if (!target) {
    const [task] = await listRows(
      tx.db,
      sql`select 1 from tasks where status_id = ${from.id} limit 1`,
    )
    if (task) throw new Conflict('The column has tasks: name another one in moveTo')
    return []
  }
  const completedAt = target.isFinal ? sql`coalesce(t.completed_at, now())` : sql`null`
  const moved = await listRows<{ id: string }>(
    tx.db,
    sql`update tasks t set status_id = ${target.id}, completed_at = ${completedAt},
        "order" = last.order + place.number * ${taskOrderStep}::int,
        version = version + 1, updated_at = now()
      from (select coalesce(max("order"), 0) as "order" from tasks where status_id = ${target.id}) last,
        (select id, row_number() over (order by "order", id) as number
          from tasks where status_id = ${from.id}) place
      where t.id = place.id and t.workspace_id = ${tx.workspaceId}
      returning t.id`,
  )
  return moved.map((task) => task.id)
}
