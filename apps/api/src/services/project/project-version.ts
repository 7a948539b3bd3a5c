import { type SQLWrapper, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/errors'
import { firstRow } from '../../lib/rows'
import { statement } from '../../lib/statement'
import type { ReadScope } from '../scope'

/** null when there is no such project, or it is in the trash. */
export const projectVersion = (workspaceId: SQLWrapper | string, projectId: SQLWrapper | string) =>
  sql`(select e.epoch || '-' || e.head from event_streams e
    join projects p on p.id = e.id and p.status <> 'deleted'
    where e.workspace_id = ${workspaceId} and e.id = ${projectId})`

const findVersion = statement<'workspaceId' | 'projectId'>(
  (given) => sql`select ${projectVersion(given('workspaceId'), given('projectId'))} as version`,
)

/** What a project shows is a function of the project and this: the same version is the same answer. */
export async function findProjectVersion(
  { db, workspaceId }: ReadScope,
  projectId: string,
): Promise<string> {
  const row = await firstRow<{ version: string | null }>(
    db,
    findVersion({ workspaceId, projectId }),
  )
  if (!row?.version) throw new NotFound('Project')
  return row.version
}
