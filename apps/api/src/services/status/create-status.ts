import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import { type CreateStatus, type Status, statusMaxCount } from '@nexa/shared/status'
import { Conflict } from '../../lib/errors'
import { change } from '../change'
import { lockProject, requireProject } from '../project/project-queries'
import type { Scope } from '../scope'
import { clearDefault } from './clear-default'
import { statusOrderStep } from './status-order'
import { listStatuses, lockStatuses, pickStatus } from './status-queries'

const defaultColor = '#64748b'

/** The new column stands last. */
export const createStatus = (
  scope: Scope,
  projectId: string,
  { name, color = defaultColor, isDefault = false, isFinal = false }: CreateStatus,
): Promise<Status> =>
  change(scope, async (tx) => {
    await requireProject(tx, projectId)
    await lockProject(tx, projectId)
    const others = await lockStatuses(tx, projectId)
    if (others.length >= statusMaxCount) {
      throw new Conflict(`A project has at most ${statusMaxCount} columns`)
    }
    if (isDefault) await clearDefault(tx, projectId)
    const id = Bun.randomUUIDv7()
    const order = Math.max(0, ...others.map((one) => one.order)) + statusOrderStep
    const { workspaceId } = tx
    await tx.db
      .insert(workflowStatuses)
      .values({ id, workspaceId, projectId, name, color, order, isDefault, isFinal })
    tx.record({ stream: projectId, entity: 'status', entityId: id, projectId, action: 'created' })
    return pickStatus(await listStatuses(tx, projectId), id)
  })
