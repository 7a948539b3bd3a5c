import type { ReorderStatuses, Status } from '@nexa/shared/status'
import { sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { change } from '../change'
import { lockProject, requireProject } from '../project/project-queries'
import type { Scope } from '../scope'
import { statusOrderStep } from './status-order'
import { listStatuses, lockStatuses, pickStatus } from './status-queries'

/** Takes every column of the project, so that nobody's new column is put somewhere by accident. */
export const reorderStatuses = (
  scope: Scope,
  projectId: string,
  { orderedIds }: ReorderStatuses,
): Promise<Status[]> =>
  change(scope, async (tx) => {
    await requireProject(tx, projectId)
    await lockProject(tx, projectId)
    const statuses = await lockStatuses(tx, projectId)
    for (const id of orderedIds) pickStatus(statuses, id)
    if (new Set(orderedIds).size !== orderedIds.length || orderedIds.length !== statuses.length) {
      throw new Conflict('orderedIds must name each column of the project once')
    }
    await tx.db.execute(sql`update workflow_statuses s
      set "order" = place.number * ${statusOrderStep}::int, updated_at = now()
      from unnest(${sql.param(orderedIds)}::uuid[]) with ordinality as place(id, number)
      where s.id = place.id and s.project_id = ${projectId}`)
    tx.record({
      stream: projectId,
      entity: 'status',
      entityId: projectId,
      projectId,
      action: 'moved',
      metadata: { orderedIds },
    })
    return listStatuses(tx, projectId)
  })
