import { eventStreams } from '@nexa/db/schema/event-streams'
import { projects } from '@nexa/db/schema/projects'
import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import type { CreateProject, Project } from '@nexa/shared/project'
import { sql } from 'drizzle-orm'
import { Conflict } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { change, type Tx } from '../change'
import type { Scope } from '../scope'
import { statusOrderStep } from '../status/status-order'
import { chooseProjectKey } from './choose-project-key'
import { findProject } from './project-queries'

const defaultColor = '#3b82f6'
const defaultStatuses = [
  { name: 'To Do', color: '#64748b', isDefault: true },
  { name: 'In Progress', color: '#3b82f6' },
  { name: 'Review', color: '#a855f7' },
  { name: 'Done', color: '#22c55e', isFinal: true },
]

/** In the trash or not. Their list has no pages: without an end to it, reading it would take all memory. */
const maxCount = 1_000

export const createProject = (scope: Scope, wanted: CreateProject): Promise<Project> =>
  change(scope, async (tx) => {
    const { workspaceId } = tx
    // Held so that two projects made at once don't choose the same key.
    await tx.db.execute(sql`select 1 from workspaces where id = ${workspaceId} for no key update`)
    await checkCount(tx)
    const id = Bun.randomUUIDv7()
    await tx.db.insert(projects).values({
      id,
      workspaceId,
      key: wanted.key ?? (await chooseProjectKey(tx, wanted.name)),
      name: wanted.name,
      description: wanted.description ?? null,
      color: wanted.color ?? defaultColor,
      createdById: tx.actor.userId,
    })
    await tx.db.insert(workflowStatuses).values(
      defaultStatuses.map((status, place) => ({
        ...status,
        workspaceId,
        projectId: id,
        order: (place + 1) * statusOrderStep,
      })),
    )
    await tx.db.insert(eventStreams).values({ id, workspaceId, kind: 'project' })
    tx.record({
      stream: id,
      copies: [{ stream: workspaceId }],
      entity: 'project',
      entityId: id,
      projectId: id,
      action: 'created',
    })
    return findProject(tx, id)
  })

async function checkCount({ db, workspaceId }: Tx): Promise<void> {
  const full = await firstRow(
    db,
    sql`select 1 from projects where workspace_id = ${workspaceId} offset ${maxCount - 1} limit 1`,
  )
  if (full) throw new Conflict(`A workspace has at most ${maxCount} projects, deleted ones too`)
}
