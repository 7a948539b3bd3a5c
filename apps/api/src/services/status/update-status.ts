import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import type { Status, UpdateStatus } from '@nexa/shared/status'
import { eq, sql } from 'drizzle-orm'
import { fieldChanges } from '../../lib/field-changes'
import { listRows } from '../../lib/rows'
import { change, type Tx } from '../change'
import { findDependentBoards } from '../dependency/find-dependents'
import { lockProject, requireProject } from '../project/project-queries'
import type { Scope } from '../scope'
import { clearDefault } from './clear-default'
import { listStatuses, lockStatuses, pickStatus } from './status-queries'

const fields = ['name', 'color', 'isDefault', 'isFinal'] as const

export const updateStatus = (
  scope: Scope,
  projectId: string,
  statusId: string,
  wanted: UpdateStatus,
): Promise<Status> =>
  change(scope, async (tx) => {
    await requireProject(tx, projectId)
    await lockProject(tx, projectId)
    const was = pickStatus(await lockStatuses(tx, projectId), statusId)
    const next = {
      name: wanted.name ?? was.name,
      color: wanted.color ?? was.color,
      isDefault: wanted.isDefault ?? was.isDefault,
      isFinal: wanted.isFinal ?? was.isFinal,
    }
    const changes = fieldChanges(was, { ...was, ...next }, fields)
    if (Object.keys(changes).length === 0) return was
    if (changes.isDefault) await clearDefault(tx, projectId)
    await tx.db
      .update(workflowStatuses)
      .set({ ...next, updatedAt: new Date() })
      .where(eq(workflowStatuses.id, statusId))
    const completed = changes.isFinal ? await completeTasks(tx, statusId, next.isFinal) : []
    tx.record({
      stream: projectId,
      entity: 'status',
      entityId: statusId,
      projectId,
      action: 'updated',
      changes,
      copies: await findDependentBoards(tx, projectId, completed),
      metadata: completed.length > 0 ? { reload: true, changedTasks: completed.length } : {},
    })
    return pickStatus(await listStatuses(tx, projectId), statusId)
  })

/** `completedAt` follows the column's `isFinal`, also for the tasks that are in it already: these. */
async function completeTasks(tx: Tx, statusId: string, isFinal: boolean): Promise<string[]> {
  const changed = await listRows<{ id: string }>(
    tx.db,
    sql`update tasks set completed_at = ${isFinal ? sql`now()` : sql`null`},
        version = version + 1, updated_at = now()
      where workspace_id = ${tx.workspaceId} and status_id = ${statusId}
        and (completed_at is null) = ${isFinal}
      returning id`,
  )
  return changed.map((task) => task.id)
}
