import type { Project, ProjectQuery } from '@nexa/shared/project'
import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow, listRows } from '../../lib/rows'
import { statement } from '../../lib/statement'
import type { ReadScope } from '../scope'
import { projectJson } from './project-json'

export async function listProjects(
  { db, workspaceId }: ReadScope,
  { status }: ProjectQuery,
): Promise<Project[]> {
  const rows = await listRows<{ project: Project }>(
    db,
    sql`select ${projectJson} as project from projects p
      where p.workspace_id = ${workspaceId} and p.status = ${status}
      order by lower(p.name), p.id`,
  )
  return rows.map((row) => row.project)
}

/** A deleted project is not there, except for the one who restores it. */
export async function findProject(
  { db, workspaceId }: ReadScope,
  projectId: string,
  { orDeleted = false } = {},
): Promise<Project> {
  const row = await firstRow<{ project: Project }>(
    db,
    sql`select ${projectJson} as project from projects p
      where p.workspace_id = ${workspaceId} and p.id = ${projectId}
        and (${orDeleted} or p.status <> 'deleted')`,
  )
  if (!row) throw new NotFound('Project')
  return row.project
}

/** Holds the project's row, and with it its set of columns, until the end of the transaction. */
export async function lockProject(
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<void> {
  const row = await firstRow(
    db,
    sql`select 1 from projects p where p.workspace_id = ${workspaceId} and p.id = ${projectId}
      for no key update`,
  )
  if (!row) throw new NotFound('Project')
}

export const isProject = (workspaceId: unknown, projectId: unknown) =>
  sql`exists (select 1 from projects p where p.workspace_id = ${workspaceId} and p.id = ${projectId}
    and p.status <> 'deleted')`

const find = statement<'workspaceId' | 'projectId'>(
  (given) => sql`select ${isProject(given('workspaceId'), given('projectId'))} as "isThere"`,
)

export async function requireProject(
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<void> {
  const row = await firstRow<{ isThere: boolean }>(db, find({ workspaceId, projectId }))
  if (!row?.isThere) throw new NotFound('Project')
}
