import { projects } from '@nexa/db/schema/projects'
import type { Project, UpdateProject } from '@nexa/shared/project'
import { eq, sql } from 'drizzle-orm'
import { VersionConflict } from '../../lib/errors'
import { fieldChanges } from '../../lib/field-changes'
import { change, type Tx } from '../change'
import { findDependentBoards } from '../dependency/find-dependents'
import type { Scope } from '../scope'
import { findProject, lockProject } from './project-queries'

const fields = ['name', 'description', 'color', 'key', 'status'] as const

export const updateProject = (scope: Scope, id: string, wanted: UpdateProject): Promise<Project> =>
  change(scope, async (tx) => {
    await lockProject(tx, id)
    const was = await findProject(tx, id)
    if (wanted.version !== undefined && wanted.version !== was.version)
      throw new VersionConflict(was)
    const { description = was.description } = wanted
    return writeProject(tx, was, {
      name: wanted.name ?? was.name,
      description,
      color: wanted.color ?? was.color,
      key: wanted.key ?? was.key,
      status: wanted.status ?? was.status,
    })
  })

/** To the trash: everything in it is kept, and nothing of it is found any more. */
export const deleteProject = (scope: Scope, id: string): Promise<null> =>
  change(scope, async (tx) => {
    await lockProject(tx, id)
    const was = await findProject(tx, id)
    await writeProject(tx, was, { ...was, status: 'deleted' })
    return null
  })

export const restoreProject = (scope: Scope, id: string): Promise<Project> =>
  change(scope, async (tx) => {
    await lockProject(tx, id)
    const was = await findProject(tx, id, { orDeleted: true })
    return was.status === 'deleted' ? writeProject(tx, was, { ...was, status: 'active' }) : was
  })

async function writeProject(
  tx: Tx,
  was: Project,
  next: Pick<Project, (typeof fields)[number]>,
): Promise<Project> {
  const changes = fieldChanges(was, { ...was, ...next }, fields)
  if (Object.keys(changes).length === 0) return was
  const { name, description, color, key, status } = next
  await tx.db
    .update(projects)
    .set({
      name,
      description,
      color,
      key,
      status,
      version: sql`version + 1`,
      updatedAt: new Date(),
    })
    .where(eq(projects.id, was.id))
  // Tasks of a deleted project block nobody.
  const isThereChanged = (was.status === 'deleted') !== (status === 'deleted')
  const boards = isThereChanged ? await findDependentBoards(tx, was.id) : []
  tx.record({
    stream: was.id,
    copies: [{ stream: tx.workspaceId }, ...boards],
    entity: 'project',
    entityId: was.id,
    projectId: was.id,
    action: next.status === 'deleted' ? 'deleted' : 'updated',
    changes,
    // The key is part of every task's own.
    metadata: changes.key ? { reload: true } : {},
  })
  return findProject(tx, was.id, { orDeleted: true })
}
